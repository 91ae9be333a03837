import type { Questionnaire } from '@/lib/elements/questionnaires/questionnaire';

/** One blank that somebody filled in, by the key of its question. */
export type Blank = { key: string; text: string };

/** What changed in a blank from one version to another; null where the blank was empty. */
export type BlankChange = { key: string; before: string | null; after: string | null };

/** Blanks with words in them, in the order of the questionnaire. Words are kept as they were typed. */
export function filled({ questions }: Questionnaire, blanks: readonly Blank[]): Blank[] {
  return questions.flatMap(({ key }) =>
    blanks.filter((one) => one.key === key && one.text.trim() !== '').slice(0, 1),
  );
}

/** Keys among the blanks that the questionnaire does not ask, or that are given twice. */
export function strangeKeys({ questions }: Questionnaire, blanks: readonly Blank[]): string[] {
  const asked = new Set(questions.map(({ key }) => key));
  const keys = blanks.map(({ key }) => key);
  return keys.filter((key, i) => !asked.has(key) || keys.indexOf(key) !== i);
}

/** Blanks that differ between two versions, in the order in which they are asked. */
export function blankChanges(before: readonly Blank[], after: readonly Blank[]): BlankChange[] {
  const of = (blanks: readonly Blank[], key: string) =>
    blanks.find((one) => one.key === key)?.text ?? null;
  const keys = new Set([...after, ...before].map(({ key }) => key));
  return [...keys]
    .map((key) => ({ key, before: of(before, key), after: of(after, key) }))
    .filter((one) => one.before !== one.after);
}
