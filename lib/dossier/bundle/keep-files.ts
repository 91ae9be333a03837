import { createReadStream } from 'node:fs';
import { eq } from 'drizzle-orm';
import { database } from '@/db/client';
import { dossier } from '@/db/schema/dossiers';
import { log } from '@/lib/kernel/log';
import { confirmObject, objectKey, putObject, removeObject } from '@/lib/storage/objects';
import type { MadeFile } from '../model';

/** A file of an export, with the type it is kept under. */
export type FileToKeep = MadeFile & { contentType: string };

/** Objects put for exports that no entry names yet, by the job that put them. */
const unnamed = new Map<string, { caseId: string; digests: string[] }>();

/**
 * Keeps the files of an export under their digests, as they lie on the disk. Rejects where `signal` aborts,
 * in the middle of a file too; `removeUnnamed` then takes away what was kept.
 */
export async function keepFiles(
  jobId: string,
  caseId: string,
  files: readonly FileToKeep[],
  {
    signal,
    progress,
  }: { signal: AbortSignal; progress(step: string, done: number, total: number): void },
): Promise<void> {
  // What an earlier try put is of this export, too.
  const digests = unnamed.get(jobId)?.digests ?? [];
  unnamed.set(jobId, { caseId, digests });
  for (const [i, { path, sha256, bytes, contentType }] of files.entries()) {
    signal.throwIfAborted();
    progress('storing', i, files.length);
    const key = objectKey(caseId, sha256);
    // What lies there already is not ours to take away.
    if ((await confirmObject(key, sha256, bytes)).ok) continue;
    digests.push(sha256);
    signal.throwIfAborted();
    const body = createReadStream(path, { signal });
    // Aborted before the store's client reads it, its failure would be nobody's and end the process.
    body.once('error', () => {});
    await putObject({ key, body, sha256, bytes, contentType });
  }
  signal.throwIfAborted();
  progress('storing', files.length, files.length);
}

/** The files of an export stand in an entry now. */
export function areNamed(jobId: string): void {
  unnamed.delete(jobId);
}

/**
 * Removes what this process kept for an export that has ended without an entry that names it. Nothing is
 * removed while another export of the case is under way or where an export names it: equal files are one
 * object. What the store holds under retention stays, as what a crash leaves does; full checks list both.
 */
export async function removeUnnamed(jobId: string, dossierId: string): Promise<void> {
  const kept = unnamed.get(jobId);
  unnamed.delete(jobId);
  if (!kept || kept.digests.length === 0) return;
  const rows = await database()
    .select({
      id: dossier.id,
      state: dossier.state,
      pdf: dossier.pdfSha256,
      bundle: dossier.bundleSha256,
      volume: dossier.volume,
    })
    .from(dossier)
    .where(eq(dossier.caseId, kept.caseId));
  if (rows.some(({ id, state }) => state === 'queued' && id !== dossierId)) return;
  const named = new Set(
    rows.flatMap(({ pdf, bundle, volume }) => [
      pdf,
      bundle,
      ...[...(volume?.files ?? []), ...(volume?.redactions ?? [])].map(({ sha256 }) => sha256),
    ]),
  );
  for (const sha256 of kept.digests) {
    if (named.has(sha256)) continue;
    const { removed, retained } = await removeObject(objectKey(kept.caseId, sha256));
    log.info({ dossierId, sha256, removed, retained }, 'file of an ended export');
  }
}
