import { EditorState, type TransactionSpec } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { describe, expect, it } from 'vitest';
import { deleteCompound, type InputNotice, inputRules, MOST_AT_ONCE } from './input-rules';

function stateOf(doc: string) {
  const notices: InputNotice[] = [];
  const extensions = [inputRules((what) => notices.push(what)), EditorState.lineSeparator.of('\n')];
  return { state: EditorState.create({ doc, extensions }), notices };
}

function changed(doc: string, spec: TransactionSpec) {
  const { state, notices } = stateOf(doc);
  return { text: state.update(spec).state.doc.toString(), notices };
}

/** What a press of Backspace leaves of a text, and whether our own rule did it. */
function backspaced(doc: string): { text: string; ours: boolean } {
  let { state } = stateOf(doc);
  state = state.update({ selection: { anchor: doc.length } }).state;
  const view = {
    get state() {
      return state;
    },
    dispatch: (spec: TransactionSpec) => {
      state = state.update(spec).state;
    },
  };
  // The command needs no more of a view than its state and a way to change it.
  const ours = deleteCompound(false)(view as unknown as EditorView);
  return { text: state.doc.toString(), ours };
}

describe('what a text can hold', () => {
  it('keeps bidirectional, invisible and combining characters as they come', () => {
    const odd = 'a\u202eb\u200bc\u0301\u0301\u0301\0';
    const pasted = changed('', { changes: { from: 0, insert: odd }, userEvent: 'input.paste' });
    expect(pasted).toEqual({ text: odd, notices: [] });
  });

  it('leaves out carriage returns and halves of characters and says so', () => {
    const spec = { changes: { from: 0, insert: 'a\rb\ud800c' }, userEvent: 'input.paste' };
    expect(changed('', spec)).toEqual({ text: 'abc', notices: ['left_out'] });
  });

  it('leaves the cursor behind what came in', () => {
    const spec = { changes: { from: 1, insert: 'x\ry' }, userEvent: 'input.paste' };
    const { state } = stateOf('ab');
    expect(state.update(spec).state.selection.main.head).toBe(3);
  });

  it('keeps a replacement character that somebody wrote', () => {
    const spec = { changes: { from: 0, insert: 'a\ufffdb' }, userEvent: 'input.paste' };
    expect(changed('', spec).text).toBe('a\ufffdb');
  });

  it('takes in nothing that is too long for one act', () => {
    const insert = 'x'.repeat(MOST_AT_ONCE + 1);
    const spec = { changes: { from: 0, insert }, userEvent: 'input.paste' };
    expect(changed('before', spec)).toEqual({ text: 'before', notices: ['too_long'] });
  });

  it('never cuts a rare ideograph in two', () => {
    const spec = { changes: { from: 1, to: 2 }, userEvent: 'delete.backward' };
    expect(changed('𠮷a', spec)).toEqual({ text: 'a', notices: [] });
  });
});

describe('deleting backwards', () => {
  it('takes a family of emoji, a flag and a rare ideograph whole', () => {
    expect(backspaced('a👩‍👩‍👧‍👦')).toEqual({ text: 'a', ours: true });
    expect(backspaced('a🇨🇳')).toEqual({ text: 'a', ours: true });
    expect(backspaced('a𠮷')).toEqual({ text: 'a', ours: true });
  });

  it('leaves plain letters and combining marks to the editor', () => {
    expect(backspaced('ab').ours).toBe(false);
    expect(backspaced('e\u0301').ours).toBe(false);
  });
});
