import { and, desc, eq } from 'drizzle-orm';
import { agreementAnswer, agreementVersion } from '@/db/schema/statements';
import type { Tx } from '@/db/tx';
import { command } from '@/lib/door/command';
import { agreementAnswered } from '@/lib/entries/agreement-answered.v1';
import { agreementProposed } from '@/lib/entries/agreement-proposed.v1';
import { draft } from '@/lib/entries/draft';
import { sha256Hex } from '@/lib/kernel/digest';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { lockNumbering } from '@/lib/ledger/append';
import { requireContributors, requireOwn } from '../queries/own-contributor';
import { answerAgreementInput, proposeAgreementInput } from '../schema';

/** The newest version of an agreement of the case, locked against another. Throws NOT_FOUND. */
async function newestOf(tx: Tx, caseId: string, agreementId: string) {
  await lockNumbering(tx, agreementId);
  const [row] = await tx
    .select()
    .from(agreementVersion)
    .where(and(eq(agreementVersion.agreementId, agreementId), eq(agreementVersion.caseId, caseId)))
    .orderBy(desc(agreementVersion.version))
    .limit(1);
  if (!row) throw new AppError('NOT_FOUND', { reason: 'agreement' });
  return row;
}

/**
 * Lays words of an agreement, or a later version of them, before its parties. Answers to an earlier
 * version do not count for a later one.
 */
export const proposeAgreement = command({
  name: 'agreement.propose',
  action: 'agreement.propose',
  input: proposeAgreementInput,
  async run({ tx, grant, input, record }) {
    const { caseId, actor } = grant;
    const { after, kind, title, text } = input;
    const parties = [...new Set(input.parties)];
    await requireContributors(tx, caseId, parties, 'parties');
    const last =
      input.agreementId === undefined ? null : await newestOf(tx, caseId, input.agreementId);
    if ((last?.version ?? 0) !== after) {
      throw new AppError('CONFLICT', { reason: 'changed_meanwhile' });
    }
    if (last && last.kind !== kind) {
      throw new AppError('INVALID', { fields: { kind: 'wrong_value' } });
    }
    const same = (one: string[]) => [...one].sort().join(' ');
    if (last?.text === text && last.title === title && same(last.parties) === same(parties)) {
      throw new AppError('CONFLICT', { reason: 'same_text' });
    }
    const agreementId = last?.agreementId ?? newId('agreement');
    const version = after + 1;
    const sha256 = sha256Hex(text);
    const act = { agreement: agreementId, version, kind, parties, sha256 };
    const entry = await record(draft(agreementProposed, act, { title, text }));
    await tx.insert(agreementVersion).values({
      agreementId,
      version,
      caseId,
      kind,
      parties,
      sha256,
      title,
      text,
      accountId: actor.id,
      at: entry.at,
      entry: entry.index,
    });
    return { answer: { agreementId, version }, entries: [entry] };
  },
});

/**
 * A party accepts or declines the present words for himself. Only an account linked to him speaks
 * for him, and only to the words he read. A later answer joins an earlier one.
 */
export const answerAgreement = command({
  name: 'agreement.answer',
  action: 'agreement.answer',
  input: answerAgreementInput,
  async run({ tx, grant, input, record }) {
    const { caseId, actor } = grant;
    const { agreementId, version, sha256, contributorId, answer, reason } = input;
    await requireOwn(tx, caseId, actor.id, contributorId);
    const row = await newestOf(tx, caseId, agreementId);
    if (row.version !== version || row.sha256 !== sha256) {
      throw new AppError('CONFLICT', { reason: 'newer_words' });
    }
    if (!row.parties.includes(contributorId)) {
      throw new AppError('INVALID', { fields: { contributorId: 'not_a_party' } });
    }
    const act = { agreement: agreementId, version, sha256, contributor: contributorId, answer };
    const entry = await record(draft(agreementAnswered, act, { reason }));
    await tx.insert(agreementAnswer).values({
      caseId,
      entry: entry.index,
      agreementId,
      version,
      contributorId,
      answer,
      reason,
      accountId: actor.id,
      at: entry.at,
    });
    return { answer: null, entries: [entry] };
  },
});
