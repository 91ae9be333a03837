/** Words looked for, in the form in which they are compared. */
export type Needles = readonly string[];

/** Where words were found: the words themselves as they stand, with some of what stands around them. */
export type Excerpt = { before: string; found: string; after: string };

const MOST_WORDS = 12;
/** UTF-16 units shown on each side of what was found. */
const AROUND = 60;

/**
 * The words of a question. Compared without regard to case, width and composition (NFKC), so that
 * full-width letters and composed accents are found whichever way they were typed.
 */
export function needlesOf(question: string): Needles {
  const words = folded(question).split(/\s+/u);
  return [...new Set(words.filter((word) => word !== ''))].slice(0, MOST_WORDS);
}

const folded = (text: string) => text.normalize('NFKC').toLowerCase();

/**
 * The place of the first word in the first of `texts` that has it, where every word stands in one of
 * them; null where one is missing.
 */
export function excerptOf(texts: readonly string[], needles: Needles): Excerpt | null {
  const [first] = needles;
  if (first === undefined) return null;
  const forms = texts.map(folded);
  if (!needles.every((word) => forms.some((text) => text.includes(word)))) return null;
  const which = forms.findIndex((text) => text.includes(first));
  const text = texts[which] ?? '';
  const [from, to] = placeOf(text, first);
  return {
    before: clean(text.slice(Math.max(0, from - AROUND), from), from > AROUND, false),
    found: text.slice(from, to),
    after: clean(text.slice(to, to + AROUND), false, text.length > to + AROUND),
  };
}

/** From where to where a word stands in a text as it was written; folding may change lengths. */
function placeOf(text: string, word: string): [number, number] {
  const lower = text.toLowerCase();
  const at = lower.length === text.length ? lower.indexOf(word) : -1;
  if (at >= 0) return [at, at + word.length];
  // Rare: a form of other width. Grow by characters until the folded start holds the word.
  const units = [...text];
  let to = 0;
  let length = 0;
  while (to < units.length && !folded(units.slice(0, to).join('')).includes(word)) {
    length += units[to]?.length ?? 0;
    to += 1;
  }
  let from = to;
  let start = length;
  while (from > 0 && !folded(units.slice(from, to).join('')).includes(word)) {
    from -= 1;
    start -= units[from]?.length ?? 0;
  }
  return [start, length];
}

function clean(text: string, cutBefore: boolean, cutAfter: boolean): string {
  const line = text.replace(/\s+/gu, ' ').toWellFormed();
  return `${cutBefore ? '…' : ''}${line}${cutAfter ? '…' : ''}`;
}
