import type { CaseState } from '@/lib/entries/state';
import type {
  AgreementState,
  AgreementVersion,
  DeclarationState,
  DeclarationVersion,
  QuestionAnswerState,
  TranslationState,
} from '@/lib/entries/state-statements';
import type { Happening } from './chronology';
import { declarationTitle } from './questionnaires';
import { marked, type ShownRecord } from './record';

// What contributors said, as the checklist and the chronology show it: what was said is recorded as
// it was said, what it says of earlier acts is a statement made later, class D.

export function questionRecord(one: QuestionAnswerState): ShownRecord {
  return {
    kind: 'question',
    id: one.question,
    number: null,
    title: one.text,
    class: 'D',
    claimed: null,
    ...marked(one.answered),
  };
}

export function declarationRecord(one: DeclarationState, version: DeclarationVersion): ShownRecord {
  return {
    kind: 'declaration',
    id: one.id,
    number: version.version,
    title: declarationTitle(one.template),
    class: 'D',
    claimed: null,
    ...marked(version.saved),
  };
}

export function agreementRecord(one: AgreementState, version: AgreementVersion): ShownRecord {
  return {
    kind: 'agreement',
    id: one.id,
    number: version.version,
    title: version.title,
    class: null,
    claimed: null,
    ...marked(version.proposed),
  };
}

export function translationRecord(one: TranslationState): ShownRecord {
  return {
    kind: 'translation',
    id: one.id,
    number: null,
    title: one.source.slice(0, 300),
    class: null,
    claimed: null,
    ...marked(one.added),
  };
}

/** An answer to an agreement is a record of its own in the chronology. */
const ANSWERED = { accepted: 'agreement_accepted', declined: 'agreement_declined' } as const;

/** How a version of an agreement stands with its parties, by the last answer of each. */
export type AgreementStanding = {
  /** Last answer of each party that gave one to this version, oldest first. */
  answers: AgreementState['answers'];
  accepted: string[];
  declined: string[];
  /** Parties that said nothing of this version: neither yes nor no. */
  silent: string[];
};

/** Who accepted, declined or said nothing of one version. Earlier versions do not count for it. */
export function agreementStanding(
  one: AgreementState,
  { version, parties }: Pick<AgreementVersion, 'version' | 'parties'>,
): AgreementStanding {
  const last = new Map(
    one.answers
      .filter((answer) => answer.version === version)
      .map((answer) => [answer.contributor, answer]),
  );
  const of = (wanted: string) => parties.filter((party) => last.get(party)?.answer === wanted);
  return {
    answers: [...last.values()].sort((a, b) => a.answered.index - b.answered.index),
    accepted: of('accepted'),
    declined: of('declined'),
    silent: parties.filter((party) => !last.has(party)),
  };
}

/** What contributors said, line by line of the chronology; in no order. */
export function statementHappenings(state: CaseState): Happening[] {
  return [
    ...state.questionAnswers.map((one) => ({
      record: questionRecord(one),
      people: [one.contributor],
    })),
    ...[...state.declarations.values()].flatMap((one) =>
      one.versions.map((version) => ({
        record: declarationRecord(one, version),
        people: version.contributor === null ? [] : [version.contributor],
      })),
    ),
    ...[...state.agreements.values()].flatMap((one) => [
      ...one.versions.map((version) => ({
        record: agreementRecord(one, version),
        people: version.parties,
      })),
      ...one.answers.flatMap(({ version, contributor, answer, answered }) => {
        const words = one.versions[version - 1];
        if (!words) return [];
        const kind = ANSWERED[answer];
        const record = { ...agreementRecord(one, words), kind, ...marked(answered) };
        return [{ record, people: [contributor] }];
      }),
    ]),
    ...[...state.translations.values()].map((one) => ({
      record: translationRecord(one),
      people: one.translator === null ? [] : [one.translator],
    })),
  ];
}
