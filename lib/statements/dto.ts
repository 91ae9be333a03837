import type { RecordRef } from '@/lib/entries/record-ref';
import type {
  AgreementAnswer,
  AgreementKind,
  Declaration,
  TranslationAid,
} from '@/lib/entries/vocabulary';
import type { Blank } from './model/blanks';
import type { Span } from './model/span';

/** A contributor of the case, by the name he has now. */
export type Named = { id: string; name: string };

/** What an answer, translation or question is about, as a link shows it. */
export type AboutRecord = RecordRef & {
  /** Number for people; null where it has none. */
  number: number | null;
  title: string;
};

/** One answer of a contributor to a question; an entry of the ledger. */
export type AnswerItem = {
  entry: number;
  questionId: string;
  contributor: Named;
  about: AboutRecord | null;
  /** Question as it was asked, repeated in the entry. */
  question: string;
  answer: string;
  askedAt: string;
  askedBy: string;
  at: string;
  by: string;
};

/** A question, for whoever may see it. */
export type QuestionItem = {
  id: string;
  contributor: Named;
  about: AboutRecord | null;
  text: string;
  askedBy: string;
  at: string;
  withdrawnAt: string | null;
  /** Whether the reader asked it; whether it is asked of the reader. */
  own: boolean;
  ofMe: boolean;
  /** Answers given to it so far. */
  answers: number;
};

export type Questions = {
  /** Newest first. */
  questions: QuestionItem[];
  /** Oldest first, side by side; nothing averaged. */
  answers: AnswerItem[];
  /** Contributors that may be asked; `reachable` where an account is linked to them. */
  people: (Named & { reachable: boolean })[];
  may: { ask: boolean; answer: boolean };
};

export type DeclarationVersionItem = {
  version: number;
  questionnaire: number;
  contributor: Named | null;
  blanks: Blank[];
  at: string;
  by: string;
  entry: number;
};

export type DeclarationItem = {
  id: string;
  template: Declaration;
  /** Oldest first; the last one is present. */
  versions: DeclarationVersionItem[];
};

export type Declarations = {
  /** Newest first. */
  declarations: DeclarationItem[];
  people: Named[];
  may: { write: boolean };
};

export type AgreementAnswerItem = {
  entry: number;
  version: number;
  contributor: Named;
  answer: AgreementAnswer;
  reason: string;
  at: string;
  by: string;
  /** First checkpoint that covers the answer: entries under it, and when it was signed. */
  checkpoint: { size: number; signedAt: string } | null;
};

export type AgreementVersionItem = {
  version: number;
  kind: AgreementKind;
  parties: Named[];
  sha256: string;
  title: string;
  text: string;
  at: string;
  by: string;
  entry: number;
};

export type AgreementItem = {
  id: string;
  /** Oldest first; the last one is present. */
  versions: AgreementVersionItem[];
  answers: AgreementAnswerItem[];
  /** Of the present version, by the last answer of each party. */
  standing: { accepted: string[]; declined: string[]; silent: string[] };
  /** Parties of the present version for whom the reader may answer. */
  own: Named[];
};

export type Agreements = {
  /** Newest first. */
  agreements: AgreementItem[];
  people: Named[];
  may: { propose: boolean };
};

export type TranslationItem = {
  id: string;
  about: AboutRecord;
  /** Where the words stand in the text of the record; null where they could not be compared. */
  span: Span | null;
  sourceSha256: string;
  from: string;
  to: string;
  source: string;
  text: string;
  translator: Named | null;
  translatorName: string;
  competence: string;
  aid: TranslationAid;
  note: string;
  replaces: string | null;
  /** Later translation that is meant to stand in its place. */
  replacedBy: string | null;
  at: string;
  by: string;
  entry: number;
};

export type Translations = {
  /** Oldest first. */
  translations: TranslationItem[];
  may: { write: boolean };
};

/** A record whose words are to be translated. */
export type TranslationSource = {
  about: AboutRecord;
  /** Its text, where the app holds one that words can be compared with. */
  text: string | null;
  people: Named[];
  /** Translations of it that a new one may replace. */
  earlier: { id: string; from: string; to: string; text: string }[];
};

/** What waits for the reader in a case. */
export type Waiting = { questions: number; agreements: number };
