import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import {
  agreementAnswer,
  agreementVersion,
  question,
  questionAnswer,
} from '@/db/schema/statements';
import type { Tx } from '@/db/tx';
import type { Grant } from '@/lib/access/authorize';
import type { Waiting } from '../dto';
import { contributorsOfAccount } from './own-contributor';

/**
 * What waits for an answer of the account that asks: questions nobody answered, and agreements whose
 * present version a contributor of his has said nothing of. Read from the tables, because every room
 * of a case shows it.
 */
export async function waitingFor(
  tx: Tx,
  { caseId, actor }: Grant<'statement.read'>,
  may: { questions: boolean; agreements: boolean },
): Promise<Waiting> {
  const own = await contributorsOfAccount(tx, caseId, actor.id);
  if (own.length === 0) return { questions: 0, agreements: 0 };
  return {
    questions: may.questions ? await unanswered(tx, caseId, own) : 0,
    agreements: may.agreements ? await silentOn(tx, caseId, own) : 0,
  };
}

async function unanswered(tx: Tx, caseId: string, own: readonly string[]): Promise<number> {
  const rows = await tx
    .select({ id: question.id })
    .from(question)
    .leftJoin(questionAnswer, eq(questionAnswer.questionId, question.id))
    .where(
      and(
        eq(question.caseId, caseId),
        inArray(question.contributorId, [...own]),
        isNull(question.withdrawnAt),
        isNull(questionAnswer.entry),
      ),
    );
  return rows.length;
}

async function silentOn(tx: Tx, caseId: string, own: readonly string[]): Promise<number> {
  const versions = await tx
    .select({
      id: agreementVersion.agreementId,
      version: agreementVersion.version,
      parties: agreementVersion.parties,
    })
    .from(agreementVersion)
    .where(eq(agreementVersion.caseId, caseId))
    .orderBy(asc(agreementVersion.version));
  const answers = await tx
    .select({
      id: agreementAnswer.agreementId,
      version: agreementAnswer.version,
      contributor: agreementAnswer.contributorId,
    })
    .from(agreementAnswer)
    .where(
      and(eq(agreementAnswer.caseId, caseId), inArray(agreementAnswer.contributorId, [...own])),
    );
  const said = new Set(answers.map((one) => `${one.id} ${one.version} ${one.contributor}`));
  const present = new Map(versions.map((one) => [one.id, one]));
  return [...present.values()].filter(({ id, version, parties }) =>
    own.some((party) => parties.includes(party) && !said.has(`${id} ${version} ${party}`)),
  ).length;
}
