import 'server-only';
import { loader } from '@/lib/door/loader';
import type { RecordRef } from '@/lib/entries/record-ref';
import { recordRef } from '@/lib/entries/record-ref';
import { AppError } from '@/lib/kernel/errors';
import { readCase } from '@/lib/review/queries/case-state';
import { requireRecord } from '@/lib/review/queries/require-record';
import type {
  Agreements,
  Declarations,
  Questions,
  TranslationSource,
  Translations,
  Waiting,
} from './dto';
import { askersOf, questionsSeen, type SeenQuestion } from './queries/questions';
import { textAt, textPlace } from './queries/record-text';
import {
  aboutRecord,
  answerItem,
  declarationItem,
  everybody,
  named,
  nameOf,
  translationItem,
} from './queries/shown';
import { agreementsOf, checkpointsOf, sizeOf } from './queries/statements';
import { waitingFor } from './queries/waiting';
import {
  agreementsInput,
  declarationsInput,
  questionsInput,
  sourceInput,
  translationsInput,
} from './schema';

/** What a question is about. The columns hold only what asking checked. */
function aboutOf({ recordKind: kind, recordId: id, revision }: SeenQuestion): RecordRef | null {
  return kind === null ? null : recordRef.parse({ kind, id, revision });
}

/** Questions the reader may see, and every answer that the ledger holds. */
export const loadQuestions = loader({
  name: 'statements.questions',
  action: 'statement.read',
  input: questionsInput,
  async load({ tx, grant, can }) {
    const { caseId, workspaceId, actor } = grant;
    const seen = await questionsSeen(tx, { caseId, workspaceId, accountId: actor.id });
    const may = { ask: can['question.ask'], answer: can['question.answer'] };
    const askers = await askersOf(tx, caseId);
    return { size: await sizeOf(tx, grant), caseId, seen, askers, may };
  },
  async finish({ size, caseId, seen, askers, may }, { input }): Promise<Questions> {
    const { state } = await readCase(caseId, size);
    const asker = (id: string) => askers.get(id) ?? nameOf(state, id);
    const { recordId } = input;
    return {
      questions: seen
        .filter((one) => recordId === undefined || one.recordId === recordId)
        .reverse()
        .map((one) => {
          const about = aboutOf(one);
          return {
            id: one.id,
            contributor: named(state, one.contributorId),
            about: about && aboutRecord(state, about),
            text: one.text,
            askedBy: asker(one.askedBy),
            at: one.at.toISOString(),
            withdrawnAt: one.withdrawnAt?.toISOString() ?? null,
            own: one.own,
            ofMe: one.ofMe,
            answers: state.questionAnswers.filter(({ question }) => question === one.id).length,
          };
        }),
      answers: state.questionAnswers
        .filter(({ record }) => recordId === undefined || record?.id === recordId)
        .map((one) => ({ ...answerItem(state, one), askedBy: asker(one.asked.by) })),
      people: [...state.contributors.values()].map(({ id, name, accounts }) => ({
        id,
        name,
        reachable: accounts.size > 0,
      })),
      may,
    };
  },
});

/** How many questions and agreements wait for an answer of the reader. */
export const loadWaiting = loader({
  name: 'statements.waiting',
  action: 'statement.read',
  input: agreementsInput,
  load: ({ tx, grant, can }): Promise<Waiting> =>
    waitingFor(tx, grant, {
      questions: can['question.answer'],
      agreements: can['agreement.answer'],
    }),
});

/** Declarations of the case with all their versions. */
export const loadDeclarations = loader({
  name: 'statements.declarations',
  action: 'statement.read',
  input: declarationsInput,
  async load({ tx, grant, can }) {
    const may = { write: can['declaration.write'] };
    return { size: await sizeOf(tx, grant), caseId: grant.caseId, may };
  },
  async finish({ size, caseId, may }): Promise<Declarations> {
    const { state } = await readCase(caseId, size);
    const all = [...state.declarations.values()].reverse();
    const declarations = all.map((one) => declarationItem(state, one));
    return { declarations, people: everybody(state), may };
  },
});

/** Agreements of the case with their versions, and who said what of them. */
export const loadAgreements = loader({
  name: 'statements.agreements',
  action: 'statement.read',
  input: agreementsInput,
  async load({ tx, grant, can }) {
    return {
      size: await sizeOf(tx, grant),
      caseId: grant.caseId,
      checkpoints: await checkpointsOf(tx, grant),
      account: can['agreement.answer'] ? grant.actor.id : null,
      may: { propose: can['agreement.propose'] },
    };
  },
  async finish({ size, caseId, checkpoints, account, may }): Promise<Agreements> {
    const { state } = await readCase(caseId, size);
    const agreements = agreementsOf(state, checkpoints, account);
    return { agreements, people: everybody(state), may };
  },
});

/** Translations of one record, or of all. */
export const loadTranslations = loader({
  name: 'statements.translations',
  action: 'statement.read',
  input: translationsInput,
  async load({ tx, grant, can }) {
    const may = { write: can['translation.write'] };
    return { size: await sizeOf(tx, grant), caseId: grant.caseId, may };
  },
  async finish({ size, caseId, may }, { input }): Promise<Translations> {
    const { state } = await readCase(caseId, size);
    return {
      translations: [...state.translations.values()]
        .filter(({ record }) => input.recordId === undefined || record.id === input.recordId)
        .map((one) => translationItem(state, one)),
      may,
    };
  },
});

/** Words of a record that are to be translated, where the app holds them. */
export const loadSource = loader({
  name: 'statements.source',
  action: 'statement.read',
  input: sourceInput,
  async load({ tx, grant, input }) {
    const { caseId } = grant;
    // A record of another case is met as one that does not exist.
    await requireRecord(tx, caseId, input.record).catch(() => {
      throw new AppError('NOT_FOUND');
    });
    return {
      size: await sizeOf(tx, grant),
      caseId,
      place: await textPlace(tx, caseId, input.record),
    };
  },
  async finish({ size, caseId, place }, { input }): Promise<TranslationSource> {
    const { record } = input;
    const [{ state }, text] = [await readCase(caseId, size), await textAt(caseId, place)];
    return {
      about: aboutRecord(state, record),
      text,
      people: everybody(state),
      earlier: [...state.translations.values()]
        .filter((one) => one.record.id === record.id)
        .map(({ id, from, to, text: words }) => ({ id, from, to, text: words })),
    };
  },
});
