import { Annotation, type ChangeSet, type Text, type Transaction } from '@codemirror/state';
import type { IdRange } from '@/lib/authorship/claim';
import type { InsertKind } from '@/lib/authorship/vocabulary';
import type { Change, Piece } from '../session/head';
import type { Carried } from './clipboard';

/** A change of the view that came from the shared text and must not go back into it. */
export const fromShared = Annotation.define<boolean>();

/** What an act of ours says of what it inserts: an accepted suggestion. */
export const declared = Annotation.define<Omit<Piece, 'text'>>();

/** What the device says of how an act came, besides the transaction. */
export type Circumstances = {
  /** `inputType` of the last input event. */
  inputType: string;
  /** Characters that the last paste or drop brought along. */
  carried: Carried | null;
  /** Whether a cut was pasted already: a second time it is a copy. */
  pastedCuts: Set<string>;
  /** Identities of the characters between two positions before the act. */
  identities(from: number, to: number): IdRange[];
  /** The characters of identities, or null where some are unknown here. */
  textOf(src: readonly IdRange[]): string | null;
};

/** The changes of a transaction with, for each insertion, how it came. */
export function changesOf(transaction: Transaction, about: Circumstances): Change[] {
  const { changes, startState } = transaction;
  const said = transaction.annotation(declared);
  return listed(changes, (text) =>
    said ? { ...said } : kindOf(transaction, text, startState.doc, about),
  );
}

/** The changes of a composition: whatever it took, one act. */
export function composedChanges(changes: ChangeSet): Change[] {
  return listed(changes, () => ({ kind: 'composed' }));
}

function listed(changes: ChangeSet, how: (text: string) => Omit<Piece, 'text'>): Change[] {
  const list: Change[] = [];
  changes.iterChanges((from, to, _fromNow, _toNow, inserted) => {
    const text = inserted.toString();
    const pieces = text === '' ? [] : [{ text, ...how(text) }];
    list.push({ from, to, pieces });
  });
  return list;
}

function kindOf(
  transaction: Transaction,
  text: string,
  before: Text,
  about: Circumstances,
): Omit<Piece, 'text'> {
  if (transaction.isUserEvent('move')) return movedWithin(transaction.changes, text, before, about);
  if (transaction.isUserEvent('input.paste') || transaction.isUserEvent('input.drop')) {
    return brought(text, about);
  }
  return { kind: keyedKind(transaction, about.inputType) };
}

function keyedKind(transaction: Transaction, inputType: string): InsertKind {
  if (inputType === 'insertFromDictation') return 'dictated';
  return transaction.isUserEvent('input.type.compose') ? 'composed' : 'typed';
}

/** Dragged inside one field: what goes in is what goes out. */
function movedWithin(
  changes: ChangeSet,
  text: string,
  before: Text,
  about: Circumstances,
): Omit<Piece, 'text'> {
  let src: IdRange[] | undefined;
  changes.iterChanges((from, to) => {
    if (to > from && before.sliceString(from, to) === text) src = about.identities(from, to);
  });
  return src ? { kind: 'moved', src } : { kind: 'pasted' };
}

/** Pasted or dropped: from this prompt where the characters named are the words that came. */
function brought(text: string, about: Circumstances): Omit<Piece, 'text'> {
  const { carried } = about;
  if (!carried || carried.text !== text || about.textOf(carried.src) !== text) {
    return { kind: 'pasted' };
  }
  const moves = carried.cut !== null && !about.pastedCuts.has(carried.cut);
  if (carried.cut !== null) about.pastedCuts.add(carried.cut);
  return { kind: moves ? 'moved' : 'copied', src: carried.src };
}
