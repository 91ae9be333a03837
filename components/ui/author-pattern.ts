/**
 * The marks that tell authors apart, in the order in which a case gives them out. The underline
 * alone is enough, as in a black-and-white print; colour and initials repeat it. The styles are in
 * marks.css under the same numbers, and papers draw the same patterns.
 */
export const AUTHOR_PATTERNS = [
  { mark: 1, line: 'solid' },
  { mark: 2, line: 'dashed' },
  { mark: 3, line: 'dotted' },
  { mark: 4, line: 'double' },
  { mark: 5, line: 'wavy' },
  { mark: 6, line: 'thick' },
  { mark: 7, line: 'solid, with a line above' },
  { mark: 8, line: 'dotted, with a line above' },
] as const;

export type AuthorPattern = (typeof AUTHOR_PATTERNS)[number]['mark'];

/**
 * The pattern of the contributor at a position (from 0) of the case's list. After the eighth they
 * come round again; initials then still differ.
 */
export function patternOf(position: number): AuthorPattern {
  const count = AUTHOR_PATTERNS.length;
  const index = ((Math.trunc(position) % count) + count) % count;
  return AUTHOR_PATTERNS[index]?.mark ?? 1;
}

/**
 * Initials for a name in any script: the first letter of the first and last word, or the first
 * character of a name written without spaces (a Chinese family name). Never reorders the name.
 */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const first = [...(words[0] ?? '')][0] ?? '';
  if (words.length < 2 || /\p{Script=Han}/u.test(first)) return first.toLocaleUpperCase('en');
  const last = [...(words.at(-1) ?? '')][0] ?? '';
  return (first + (/\p{Script=Han}/u.test(last) ? '' : last)).toLocaleUpperCase('en');
}
