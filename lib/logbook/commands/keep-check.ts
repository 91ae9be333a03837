import { ledgerCheck } from '@/db/schema/ledger';
import { command } from '@/lib/door/command';
import { draft } from '@/lib/entries/draft';
import { ledgerChecked } from '@/lib/entries/ledger-checked.v1';
import { AppError } from '@/lib/kernel/errors';
import { keepCheckInput } from '../schema';

/**
 * Keeps what a full check found, and records that it took place. Only the application itself may:
 * a person could otherwise put a clean report where none was made.
 */
export const keepCheck = command({
  name: 'ledger.keep_check',
  action: 'ledger.check',
  input: keepCheckInput,
  async run({ tx, grant, input, record }) {
    if (grant.access !== 'service') throw new AppError('FORBIDDEN', { reason: 'service_only' });
    const { report } = input;
    if (report.case !== grant.caseId) throw new AppError('INVALID', { reason: 'other_case' });
    const counts = {
      size: report.size,
      objects: report.objects,
      failures: report.failures.length,
    };
    const entry = await record(draft(ledgerChecked, counts, null));
    await tx.insert(ledgerCheck).values({
      caseId: grant.caseId,
      startedAt: new Date(report.startedAt),
      finishedAt: new Date(report.finishedAt),
      ...counts,
      report: JSON.stringify(report),
    });
    return { answer: counts, entries: [entry] };
  },
});
