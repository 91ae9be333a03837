import { sql } from 'drizzle-orm';
import { database } from '@/db/client';
import { caseFile } from '@/db/schema/cases';
import { ledgerCheck, ledgerHead } from '@/db/schema/ledger';
import type { Periodic } from '@/lib/jobs/periodic';
import { NO_CLIENT, service } from '@/lib/kernel/actor';
import { log } from '@/lib/kernel/log';
import { askCheck } from './ask-check';

/** Hours after which a case that changed since its last check is checked again. */
const CHANGED_HOURS = 24;

/** Hours after which every case is: bytes can rot without an act. */
const ANY_HOURS = 7 * 24;

/** Checks asked for in one turn, so that a large instance spreads them out. */
const AT_ONCE = 20;

/** Cases that are due for a full check, longest unchecked first. */
export async function casesDue(limit = AT_ONCE): Promise<string[]> {
  // One entry beyond what was checked is the one that records the check itself.
  const rows = await database().execute<{ id: string }>(sql`
    select c.id from ${caseFile} c
    join ${ledgerHead} h on h.case_id = c.id
    left join lateral (
      select started_at, size from ${ledgerCheck}
      where case_id = c.id order by started_at desc limit 1
    ) last on true
    where last.started_at is null
      or last.started_at < now() - ${ANY_HOURS} * interval '1 hour'
      or (h.size > last.size + 1 and last.started_at < now() - ${CHANGED_HOURS} * interval '1 hour')
    order by last.started_at nulls first, c.id
    limit ${limit}`);
  return [...rows].map((row) => row.id);
}

/** Asks for the checks that are due; runs in one instance at a time. */
export const scheduledChecks: Periodic = {
  name: 'full checks',
  everyMs: 10 * 60 * 1000,
  async work() {
    const caller = { actor: service('checker'), client: NO_CLIENT };
    for (const caseId of await casesDue()) {
      const reply = await askCheck(caller, { caseId });
      if (!reply.ok) log.warn({ caseId, code: reply.code }, 'check not asked for');
    }
  },
};
