import type { z } from 'zod';
import type { agreementAnswered } from './agreement-answered.v1';
import type { agreementProposed } from './agreement-proposed.v1';
import type { questionAnswered } from './question-answered.v1';
import type { Mark } from './state';
import type { translationAdded } from './translation-added.v1';
import type { Declaration } from './vocabulary';

/** A question of counsel with what a contributor answered, oldest first. */
export type QuestionAnswerState = z.output<typeof questionAnswered.act> & {
  text: string;
  answer: string;
  answered: Mark;
};

/** One saving of a declaration. */
export type DeclarationVersion = {
  version: number;
  questionnaire: number;
  contributor: string | null;
  blanks: { key: string; text: string }[];
  saved: Mark;
};

export type DeclarationState = {
  id: string;
  template: Declaration;
  versions: DeclarationVersion[];
};

export type AgreementVersion = Omit<z.output<typeof agreementProposed.act>, 'agreement'> & {
  title: string;
  text: string;
  proposed: Mark;
};

export type AgreementState = {
  id: string;
  versions: AgreementVersion[];
  /** What parties said of a version, oldest first. */
  answers: (Omit<z.output<typeof agreementAnswered.act>, 'agreement'> & {
    reason: string;
    answered: Mark;
  })[];
};

export type TranslationState = Omit<z.output<typeof translationAdded.act>, 'translation'> & {
  id: string;
  source: string;
  text: string;
  translatorName: string;
  competence: string;
  note: string;
  added: Mark;
};
