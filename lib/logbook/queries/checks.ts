import { and, desc, eq, inArray } from 'drizzle-orm';
import { ledgerCheck } from '@/db/schema/ledger';
import { job } from '@/db/schema/operations';
import type { Tx } from '@/db/tx';
import type { Grant } from '@/lib/access/authorize';

/** Kind of the job that checks a case. */
export const CHECK_JOB = 'fsck';

/** Results of full checks, newest first, without their reports. */
export function checksOf(tx: Tx, grant: Grant<'ledger.read'>, limit: number) {
  return tx
    .select({
      startedAt: ledgerCheck.startedAt,
      finishedAt: ledgerCheck.finishedAt,
      size: ledgerCheck.size,
      objects: ledgerCheck.objects,
      failures: ledgerCheck.failures,
    })
    .from(ledgerCheck)
    .where(eq(ledgerCheck.caseId, grant.caseId))
    .orderBy(desc(ledgerCheck.startedAt))
    .limit(limit);
}

/** Report of the newest check as its JSON text, or null. */
export async function newestReport(tx: Tx, grant: Grant<'ledger.read'>): Promise<string | null> {
  const [row] = await tx
    .select({ report: ledgerCheck.report })
    .from(ledgerCheck)
    .where(eq(ledgerCheck.caseId, grant.caseId))
    .orderBy(desc(ledgerCheck.startedAt))
    .limit(1);
  return row?.report ?? null;
}

/** The check of the case that waits or is at work, or null. */
export async function runningCheck(tx: Tx, grant: Grant<'ledger.read' | 'ledger.check'>) {
  const [row] = await tx
    .select({ jobId: job.id, state: job.state, done: job.done, total: job.total })
    .from(job)
    .where(
      and(
        eq(job.caseId, grant.caseId),
        eq(job.kind, CHECK_JOB),
        inArray(job.state, ['queued', 'running']),
      ),
    )
    .limit(1);
  return row ?? null;
}
