// Random scribbling on paper, for properties: several people write, paste, delete, cut, copy and undo.
import fc from 'fast-check';
import { Paper } from './testing-paper';

const act = fc.record({
  writer: fc.integer({ min: 1, max: 3 }),
  what: fc.constantFrom('write', 'paste', 'accept', 'delete', 'move', 'copy', 'restore'),
  at: fc.nat(1000),
  length: fc.integer({ min: 1, max: 12 }),
  to: fc.nat(1000),
});

type Act = (typeof act extends fc.Arbitrary<infer T> ? T : never) & {};

const LETTERS = 'a light, 猫 soft 𠮷 ';

function perform(paper: Paper, { writer, what, at, length, to }: Act): void {
  const size = paper.text().length;
  const from = at % (size + 1);
  const end = Math.min(size, from + length);
  const text = LETTERS.slice(0, length);
  if (what === 'write') paper.write(writer, from, text);
  else if (what === 'paste') paper.write(writer, from, text, { kind: 'pasted' });
  else if (what === 'accept') {
    const origin = { from: 'model', model: 'm-1', suggestion: 'f'.repeat(32) } as const;
    paper.write(writer, from, text, { kind: 'suggested', origin });
  } else if (from === end) paper.write(writer, from, 'x');
  else if (what === 'copy') paper.again(writer, paper.cells(from, end), to % (size + 1), 'copied');
  else {
    const cells = paper.delete(writer, from, end);
    const left = paper.text().length;
    if (what === 'move') paper.again(writer, cells, to % (left + 1), 'moved');
    if (what === 'restore') paper.again(writer, cells, from, 'restored');
  }
}

/** Scribbles up to 60 acts; `draw()` gives a paper after all of them, `draw(n)` after the first n. */
export const scribble = fc.array(act, { maxLength: 60 }).map((acts) => (count = acts.length) => {
  const paper = new Paper(['acct_a', 'acct_b', 'acct_c']);
  for (const one of acts.slice(0, count)) perform(paper, one);
  return paper;
});
