import { eq } from 'drizzle-orm';
import { database } from '@/db/client';
import { derivative } from '@/db/schema/exhibits';
import { JobFailure, type JobHandler } from '@/lib/jobs/handlers';
import { NO_CLIENT, service } from '@/lib/kernel/actor';
import { AppError } from '@/lib/kernel/errors';
import { type CheckOptions, checkCase, type ObjectReader } from '@/lib/ledger/fsck/check-case';
import type { CheckReport } from '@/lib/ledger/fsck/report';
import { hashObject, listObjects, objectKey } from '@/lib/storage/objects';
import { keepCheck } from './keep-check';

/** Reads a case's objects back from the store, byte by byte. */
const storedObjects: ObjectReader = {
  hash: (caseId, sha256) => hashObject(objectKey(caseId, sha256)),
  async *list(caseId) {
    // The digest is the last part of a key, so the part before it is that of every object.
    const prefix = objectKey(caseId, '0'.repeat(64)).slice(0, -64);
    for await (const { key } of listObjects(prefix)) yield key.slice(prefix.length);
  },
};

/**
 * Checks a case from the ground: entries, checkpoints, tables, and every object by reading it
 * again. Changes nothing and records nothing; what does not agree is in the report. Throws
 * UNAVAILABLE where the store cannot be reached.
 */
export async function runCheck(
  caseId: string,
  options: Pick<CheckOptions, 'progress' | 'signal'> = {},
): Promise<CheckReport> {
  const copies = await database()
    .select({ sha256: derivative.sha256 })
    .from(derivative)
    .where(eq(derivative.caseId, caseId));
  const accounted = new Set(copies.flatMap((copy) => copy.sha256 ?? []));
  return checkCase(caseId, { objects: storedObjects, accounted, ...options });
}

/** Checks a case and keeps the result on it, as the application does by itself. */
export async function checkAndKeep(
  caseId: string,
  options: Pick<CheckOptions, 'progress' | 'signal'> = {},
): Promise<CheckReport> {
  const report = await runCheck(caseId, options);
  const caller = { actor: service('checker'), client: NO_CLIENT };
  const reply = await keepCheck(caller, { caseId, report });
  if (!reply.ok) throw new AppError(reply.code, { ...(reply.reason && { reason: reply.reason }) });
  return report;
}

/** Does jobs of the kind `CHECK_JOB`. A second try after a crash is simply a second check. */
export const checkHandler: JobHandler = {
  async run({ caseId }, { progress, signal }) {
    if (caseId === null) throw new JobFailure('no_case');
    const { size, objects, failures } = await checkAndKeep(caseId, {
      progress: (done, total) => progress('reading_objects', done, total),
      signal,
    });
    return { size, objects, failures: failures.length };
  },
};
