import { and, eq } from 'drizzle-orm';
import { contributorAccount } from '@/db/schema/cases';
import { ledgerEntry } from '@/db/schema/ledger';
import { actAnswer } from '@/db/schema/review';
import { command } from '@/lib/door/command';
import { actAnswered } from '@/lib/entries/act-answered.v1';
import { draft } from '@/lib/entries/draft';
import { toHex } from '@/lib/kernel/digest';
import { AppError } from '@/lib/kernel/errors';
import { answerActInput } from '../schema';

/**
 * A contributor says what an act of the record was to him. Only an account linked to the contributor
 * may speak for him. The entry names the act by number and by the hash of its bytes.
 */
export const answerAct = command({
  name: 'act.answer',
  action: 'act.answer',
  input: answerActInput,
  async run({ tx, grant, input, record }) {
    const { caseId, actor } = grant;
    const { entry: index, contributorId, meaning, reason } = input;
    const [own] = await tx
      .select({ account: contributorAccount.accountId })
      .from(contributorAccount)
      .where(
        and(
          eq(contributorAccount.caseId, caseId),
          eq(contributorAccount.contributorId, contributorId),
          eq(contributorAccount.accountId, actor.id),
        ),
      );
    if (!own) throw new AppError('INVALID', { fields: { contributorId: 'not_your_contributor' } });
    const [act] = await tx
      .select({ leaf: ledgerEntry.leaf })
      .from(ledgerEntry)
      .where(and(eq(ledgerEntry.caseId, caseId), eq(ledgerEntry.index, index)));
    if (!act) throw new AppError('INVALID', { fields: { entry: 'unknown_entry' } });
    const body = { entry: index, leaf: toHex(act.leaf), contributor: contributorId, meaning };
    const entry = await record(draft(actAnswered, body, { reason }));
    await tx.insert(actAnswer).values({
      caseId,
      entry: entry.index,
      actEntry: index,
      contributorId,
      meaning,
      reason,
      accountId: actor.id,
      at: entry.at,
    });
    return { answer: null, entries: [entry] };
  },
});
