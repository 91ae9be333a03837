import { and, desc, eq } from 'drizzle-orm';
import { dossier } from '@/db/schema/dossiers';
import { job } from '@/db/schema/operations';
import type { Tx } from '@/db/tx';
import type { Grant } from '@/lib/access/authorize';

const columns = {
  id: dossier.id,
  number: dossier.number,
  state: dossier.state,
  size: dossier.size,
  options: dossier.options,
  volume: dossier.volume,
  createdAt: dossier.createdAt,
  entry: dossier.entry,
  pdfSha256: dossier.pdfSha256,
  pdfBytes: dossier.pdfBytes,
  pages: dossier.pages,
  bundleSha256: dossier.bundleSha256,
  bundleBytes: dossier.bundleBytes,
  jobState: job.state,
  step: job.step,
  done: job.done,
  total: job.total,
  failure: job.failure,
  cancelAskedAt: job.cancelAskedAt,
};

/** Exports of the case, newest first, each with its job's progress. */
export function dossiersOf(tx: Tx, grant: Grant<'dossier.read'>) {
  return tx
    .select(columns)
    .from(dossier)
    .leftJoin(job, eq(job.id, dossier.jobId))
    .where(eq(dossier.caseId, grant.caseId))
    .orderBy(desc(dossier.number))
    .limit(200);
}

/** One export of the case, or null. */
export async function dossierOf(tx: Tx, grant: Grant<'dossier.read'>, dossierId: string) {
  const [row] = await tx
    .select(columns)
    .from(dossier)
    .leftJoin(job, eq(job.id, dossier.jobId))
    .where(and(eq(dossier.caseId, grant.caseId), eq(dossier.id, dossierId)));
  return row ?? null;
}
