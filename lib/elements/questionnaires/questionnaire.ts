import type { Declaration } from '@/lib/entries/vocabulary';

/** One text in the languages of papers. */
export type Bilingual = { zh: string; en: string };

/** One blank of a declaration: what is asked, and what an answer has to state. */
export type Question = Bilingual & {
  /** Key of the blank in entries; never reused for another question. */
  key: string;
  states: Bilingual;
};

/**
 * Questions of one declaration or worksheet, at one version. It asks; it suggests no answer, and no
 * blank is filled but by a person. A version that entries name never changes; a new one joins it.
 */
export type Questionnaire = {
  template: Declaration;
  version: number;
  title: Bilingual;
  /** Who it is for, and what it is no substitute for. */
  about: Bilingual;
  questions: readonly Question[];
};

/** A question with what its answer has to state, Chinese before English. */
export const ask = (
  key: string,
  [zh, en]: readonly [string, string],
  [statesZh, statesEn]: readonly [string, string],
): Question => ({ key, zh, en, states: { zh: statesZh, en: statesEn } });
