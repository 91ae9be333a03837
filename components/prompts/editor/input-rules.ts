import { EditorState, type Extension, Transaction, type TransactionSpec } from '@codemirror/state';
import type { Command } from '@codemirror/view';

/** Characters that one act may bring; more belongs into an exhibit. */
export const MOST_AT_ONCE = 200_000;

export type InputNotice = 'too_long' | 'left_out';

const userEventType = Transaction.userEvent;

const HIGH = /[\ud800-\udbff]/;
const LOW = /[\udc00-\udfff]/;

/** Whether a position lies inside a character of two units. */
export function cutsPair(text: { sliceString(from: number, to: number): string }, at: number) {
  return (
    at > 0 && HIGH.test(text.sliceString(at - 1, at)) && LOW.test(text.sliceString(at, at + 1))
  );
}

/**
 * What a text can hold: lone halves of characters and carriage returns are left out and that is
 * said, deletions never cut a character of two units, and what is too long for one act stays out.
 */
export function inputRules(notice: (what: InputNotice) => void): Extension {
  return EditorState.transactionFilter.of((transaction) => {
    if (!transaction.docChanged || !transaction.annotation(userEventType)) return transaction;
    const { doc } = transaction.startState;
    let isClean = true;
    let isWhole = true;
    let length = 0;
    let shift = 0;
    const changes: { from: number; to: number; insert: string }[] = [];
    transaction.changes.iterChanges((from, to, _fromNow, _toNow, inserted) => {
      const text = inserted.toString();
      const insert = text.toWellFormed().replaceAll('\ufffd', (c, i) => (text[i] === c ? c : ''));
      const clean = {
        from: cutsPair(doc, from) ? from - 1 : from,
        to,
        insert: insert.replaceAll('\r', ''),
      };
      clean.to = cutsPair(doc, to) ? to + 1 : to;
      isWhole &&= clean.insert === text;
      isClean &&= isWhole && clean.from === from && clean.to === to;
      shift += clean.insert.length - (clean.to - clean.from);
      length += text.length;
      changes.push(clean);
    });
    if (length > MOST_AT_ONCE) {
      notice('too_long');
      return [];
    }
    if (isClean) return transaction;
    if (!isWhole) notice('left_out');
    return {
      changes,
      // Behind what came in, where the cursor would have been.
      selection: { anchor: (changes.at(-1)?.to ?? 0) + shift },
      annotations: userEventType.of(transaction.annotation(userEventType) ?? ''),
    } as TransactionSpec;
  });
}

let segmenter: Intl.Segmenter | undefined;

/** Length of the grapheme before or after a position of a line. */
function graphemeLength(line: string, at: number, forward: boolean): number {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  if (forward) return segmenter.segment(line).containing(at)?.segment.length ?? 0;
  return segmenter.segment(line).containing(at - 1)?.segment.length ?? 0;
}

const COMPOUND = /[\u200d\ufe0f\ud800-\udfff]/;

/**
 * Deletes a family of emoji, a flag or a rare ideograph as the one character it is. False leaves
 * everything else to the editor's own command, which takes combining marks one by one.
 */
export function deleteCompound(forward: boolean): Command {
  return (view) => {
    const { main } = view.state.selection;
    if (!main.empty || view.state.readOnly) return false;
    const line = view.state.doc.lineAt(main.head);
    const at = main.head - line.from;
    if (forward ? at >= line.length : at === 0) return false;
    const length = graphemeLength(line.text, at, forward);
    const from = forward ? main.head : main.head - length;
    const text = view.state.sliceDoc(from, from + length);
    if (length < 2 || !COMPOUND.test(text)) return false;
    const userEvent = forward ? 'delete.forward' : 'delete.backward';
    view.dispatch({ changes: { from, to: from + length }, userEvent, scrollIntoView: true });
    return true;
  };
}
