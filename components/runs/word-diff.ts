import { diffArrays } from 'diff';
import { wordsOf } from '@/lib/authorship/words';

/** A piece of two texts: in both, only in the earlier, or only in the later. */
export type DiffPiece = { change: 'same' | 'removed' | 'added'; text: string };

/** Most edits that are looked for; texts further apart are shown whole, one after the other. */
const MOST_EDITS = 4000;

/**
 * Which words of two texts differ. Words and Han characters are compared whole, everything between
 * them by itself; the `same` and `removed` pieces join to `before`, `same` and `added` to `after`.
 * It says where texts differ, not who wrote what: that is told by identity (lib/authorship).
 */
export function wordDiff(before: string, after: string): DiffPiece[] {
  const parts = diffArrays(pieces(before), pieces(after), { maxEditLength: MOST_EDITS });
  const found = parts?.map(({ value, added, removed }) => ({
    change: added ? ('added' as const) : removed ? ('removed' as const) : ('same' as const),
    text: value.join(''),
  })) ?? [
    { change: 'removed' as const, text: before },
    { change: 'added' as const, text: after },
  ];
  return found.filter(({ text }) => text !== '');
}

/** A text cut into its words and, character by character, what stands between them. */
function pieces(text: string): string[] {
  const cut: string[] = [];
  let end = 0;
  for (const { from, to, text: word } of wordsOf(text)) {
    cut.push(...text.slice(end, from), word);
    end = to;
  }
  cut.push(...text.slice(end));
  return cut;
}
