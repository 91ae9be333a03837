import { EditorState, type TransactionSpec } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import type { IdRange } from '@/lib/authorship/claim';
import { type Circumstances, changesOf, composedChanges, declared } from './act-kind';
import type { Carried } from './clipboard';

const SOURCE: IdRange[] = [[7, 0, 3]];

function circumstances(change: Partial<Circumstances> = {}): Circumstances {
  return {
    inputType: 'insertText',
    carried: null,
    pastedCuts: new Set(),
    identities: (from, to) => [[1, from, to - from]],
    textOf: () => 'cat',
    ...change,
  };
}

/** How the first insertion of an act in the text `a cat sat` is recorded. */
function pieceOf(spec: TransactionSpec, about = circumstances()) {
  const state = EditorState.create({ doc: 'a cat sat' });
  const [piece] = changesOf(state.update(spec), about).flatMap(({ pieces }) => pieces);
  return piece;
}

const insert = { changes: { from: 2, insert: 'cat' } };
const carried: Carried = { case: 'case', prompt: 'prm', cut: 'once', text: 'cat', src: SOURCE };

describe('how an act is recorded', () => {
  it('takes keys as typed, input methods as composed, dictation as dictated', () => {
    expect(pieceOf({ ...insert, userEvent: 'input.type' })?.kind).toBe('typed');
    expect(pieceOf({ ...insert, userEvent: 'input.type.compose' })?.kind).toBe('composed');
    const about = circumstances({ inputType: 'insertFromDictation' });
    expect(pieceOf({ ...insert, userEvent: 'input.type' }, about)?.kind).toBe('dictated');
  });

  it('takes words from outside as pasted', () => {
    expect(pieceOf({ ...insert, userEvent: 'input.paste' })).toEqual({
      text: 'cat',
      kind: 'pasted',
    });
    expect(pieceOf({ ...insert, userEvent: 'input.drop' })?.kind).toBe('pasted');
  });

  it('takes a cut as moved once and as copied afterwards', () => {
    const about = circumstances({ carried });
    const paste = { ...insert, userEvent: 'input.paste' };
    expect(pieceOf(paste, about)).toEqual({ text: 'cat', kind: 'moved', src: SOURCE });
    expect(pieceOf(paste, about)?.kind).toBe('copied');
  });

  it('does not believe a clipboard whose words are not those of its characters', () => {
    const lies = { ...carried, text: 'dog' };
    const paste = { changes: { from: 0, insert: 'dog' }, userEvent: 'input.paste' };
    expect(pieceOf(paste, circumstances({ carried: lies }))?.kind).toBe('pasted');
    const other = { changes: { from: 0, insert: 'cats' }, userEvent: 'input.paste' };
    expect(pieceOf(other, circumstances({ carried }))?.kind).toBe('pasted');
  });

  it('names the characters that are dragged inside a field', () => {
    const changes = [
      { from: 2, to: 5 },
      { from: 9, insert: 'cat' },
    ];
    const piece = pieceOf({ changes, userEvent: 'move.drop' });
    expect(piece).toEqual({ text: 'cat', kind: 'moved', src: [[1, 2, 3]] });
  });

  it('says of an accepted suggestion which one it is and from where in it', () => {
    const annotations = declared.of({ kind: 'suggested', sug: 'f'.repeat(32), at: 4 });
    expect(pieceOf({ ...insert, annotations })).toMatchObject({ kind: 'suggested', at: 4 });
  });

  it('makes one act of a composition, whatever it went through', () => {
    const state = EditorState.create({ doc: 'a ' });
    const steps = ['n', 'ni', '你'];
    let now = state.update({ changes: { from: 2, insert: 'x' } });
    let all = now.changes;
    for (const text of steps) {
      now = now.state.update({ changes: { from: 2, to: now.state.doc.length, insert: text } });
      all = all.compose(now.changes);
    }
    const pieces = [{ text: '你', kind: 'composed' }];
    expect(composedChanges(all)).toEqual([{ from: 2, to: 2, pieces }]);
  });
});
