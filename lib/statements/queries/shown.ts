import { agreementStanding } from '@/lib/elements/statement-records';
import type { RecordRef } from '@/lib/entries/record-ref';
import type { CaseState, Mark } from '@/lib/entries/state';
import type {
  AgreementState,
  DeclarationState,
  QuestionAnswerState,
  TranslationState,
} from '@/lib/entries/state-statements';
import type {
  AboutRecord,
  AgreementAnswerItem,
  AgreementItem,
  AgreementVersionItem,
  AnswerItem,
  DeclarationItem,
  Named,
  TranslationItem,
} from '../dto';

// What contributors said, as the state of the ledger gives it: pages and volumes read the same.

/** A contributor with the name he has now; an empty name where it was erased. */
export const named = (state: CaseState, id: string): Named => ({
  id,
  name: state.contributors.get(id)?.name ?? '',
});

/** Every contributor of the case. */
export const everybody = (state: CaseState): Named[] =>
  [...state.contributors.values()].map(({ id, name }) => ({ id, name }));

/** Name shown with an account's acts: the contributor it is linked to, else the name it appeared by. */
export function nameOf(state: CaseState, account: string): string {
  for (const one of state.contributors.values()) if (one.accounts.has(account)) return one.name;
  return state.actors.get(account)?.at(-1)?.name ?? '';
}

/** Contributors that an account speaks for. */
export const contributorsOf = (state: CaseState, account: string): Named[] =>
  [...state.contributors.values()]
    .filter(({ accounts }) => accounts.has(account))
    .map(({ id, name }) => ({ id, name }));

/** A record by number and title. */
export function aboutRecord(state: CaseState, record: RecordRef): AboutRecord {
  const { kind, id } = record;
  switch (kind) {
    case 'exhibit': {
      const one = state.exhibits.get(id);
      return { ...record, number: one?.number ?? null, title: one?.title ?? '' };
    }
    case 'revision': {
      const one = state.prompts.get(id);
      return { ...record, number: record.revision, title: one?.title ?? '' };
    }
    case 'run': {
      const one = state.runs.get(id);
      return { ...record, number: one?.number ?? null, title: one?.said.tool ?? '' };
    }
    case 'work':
      return { ...record, number: null, title: state.works.get(id)?.title ?? '' };
    case 'generator':
      return { ...record, number: null, title: state.generators.get(id)?.service ?? '' };
    case 'selection':
      return { ...record, number: null, title: state.selections.get(id)?.reason ?? '' };
    case 'modification':
      return { ...record, number: null, title: state.modifications.get(id)?.purpose ?? '' };
  }
}

const markItem = (state: CaseState, { at, actor, index }: Mark) => ({
  at,
  by: nameOf(state, actor),
  entry: index,
});

/** An answer to a question of counsel. */
export function answerItem(state: CaseState, one: QuestionAnswerState): AnswerItem {
  return {
    questionId: one.question,
    contributor: named(state, one.contributor),
    about: one.record && aboutRecord(state, one.record),
    question: one.text,
    answer: one.answer,
    askedAt: one.asked.at,
    askedBy: nameOf(state, one.asked.by),
    ...markItem(state, one.answered),
  };
}

/** A declaration with all its versions. */
export function declarationItem(state: CaseState, one: DeclarationState): DeclarationItem {
  return {
    id: one.id,
    template: one.template,
    versions: one.versions.map(({ contributor, saved, ...rest }) => ({
      ...rest,
      contributor: contributor === null ? null : named(state, contributor),
      ...markItem(state, saved),
    })),
  };
}

/** An agreement with all its versions and answers, but for the checkpoints that cover these. */
export function agreementItem(
  state: CaseState,
  one: AgreementState,
): Omit<AgreementItem, 'answers' | 'own'> & {
  answers: Omit<AgreementAnswerItem, 'checkpoint'>[];
} {
  const versions = one.versions.map(
    ({ parties, proposed, ...rest }): AgreementVersionItem => ({
      ...rest,
      parties: parties.map((id) => named(state, id)),
      ...markItem(state, proposed),
    }),
  );
  const last = one.versions.at(-1);
  const { accepted, declined, silent } = last
    ? agreementStanding(one, last)
    : { accepted: [], declined: [], silent: [] };
  return {
    id: one.id,
    versions,
    answers: one.answers.map(({ contributor, answered, version, answer, reason }) => ({
      version,
      answer,
      reason,
      contributor: named(state, contributor),
      ...markItem(state, answered),
    })),
    standing: { accepted, declined, silent },
  };
}

/** A translation beside the words it is of. */
export function translationItem(state: CaseState, one: TranslationState): TranslationItem {
  const { id, record, translator, added, ...rest } = one;
  const later = [...state.translations.values()].filter(({ replaces }) => replaces === id).at(-1);
  return {
    id,
    ...rest,
    about: aboutRecord(state, record),
    translator: translator === null ? null : named(state, translator),
    replacedBy: later?.id ?? null,
    ...markItem(state, added),
  };
}
