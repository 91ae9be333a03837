import { and, eq, ne } from 'drizzle-orm';
import { importBatch, importItem } from '@/db/schema/captures';
import { exhibit } from '@/db/schema/exhibits';
import type { Tx } from '@/db/tx';
import { command } from '@/lib/door/command';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { keptName } from '../model';
import { openArchiveInput } from '../schema';
import { withArchive } from '../unpack/archive-file';
import { listArchive } from '../unpack/run-unpack';
import type { ZipListed } from '../unpack/unpack-request';

/** Rows written by one statement; a parameter for each column of each row. */
const ROWS = 1000;

/**
 * Opens an archive that is an exhibit: an import of its own, whose files are the archive's members.
 * Nothing is taken out yet. What cannot be opened, and why, stands in the same place. An archive
 * that was opened already is answered with that import.
 */
export const openArchive = command({
  name: 'import.open_archive',
  action: 'import.write',
  input: openArchiveInput,
  async prepare({ grant, input, read }) {
    const { caseId } = grant;
    const found = await read((tx) => archiveOf(tx, caseId, input.exhibitId));
    if (found.importId !== null) return null;
    return withArchive(caseId, found.sha256, (file, folder) => listArchive(file, folder));
  },
  async run({ tx, grant, input, prepared }) {
    const { caseId, actor } = grant;
    const found = await archiveOf(tx, caseId, input.exhibitId, true);
    if (found.importId !== null || prepared === null) {
      if (found.importId === null) throw new AppError('CONFLICT', { reason: 'changed_meanwhile' });
      return { answer: { importId: found.importId }, unrecorded: 'it was opened before' };
    }
    const importId = newId('import');
    const items = 'failure' in prepared ? [] : itemsOf(prepared);
    await tx.insert(importBatch).values({
      id: importId,
      caseId,
      accountId: actor.id,
      label: found.fileName || found.title,
      state: 'running',
      files: items.length,
      archiveId: input.exhibitId,
      createdAt: new Date(),
      failure: 'failure' in prepared ? prepared.failure : null,
      // What is in an archive of recreations is recreations.
      common: {
        ...{ source: '', licence: '', supplierId: null },
        recreation: found.captureClass === 'E',
      },
    });
    for (let at = 0; at < items.length; at += ROWS) {
      const rows = items.slice(at, at + ROWS);
      await tx
        .insert(importItem)
        .values(rows.map((row, i) => ({ ...row, importId, caseId, position: at + i })));
    }
    return { answer: { importId }, unrecorded: 'an import is recorded when it ends' };
  },
});

/** Members in the order of the archive; what cannot or need not be taken out is told of as well. */
function itemsOf({ members, closed }: ZipListed) {
  return [
    ...members.map(({ name, bytes }) => ({ name: keptName(name), bytes, state: 'waiting' })),
    ...closed.map((name) => ({
      name: keptName(name),
      bytes: 0,
      state: 'refused',
      failure: 'member_closed',
    })),
  ];
}

/** An exhibit with its bytes, and the import in which it was opened, if it was. Throws NOT_FOUND. */
export async function archiveOf(tx: Tx, caseId: string, exhibitId: string, lock = false) {
  const query = tx
    .select({
      sha256: exhibit.sha256,
      kind: exhibit.kind,
      fileName: exhibit.fileName,
      title: exhibit.title,
      captureClass: exhibit.captureClass,
    })
    .from(exhibit)
    .where(and(eq(exhibit.id, exhibitId), eq(exhibit.caseId, caseId)));
  const [row] = await (lock ? query.for('update') : query);
  if (!row) throw new AppError('NOT_FOUND', { reason: 'exhibit' });
  const [opened] = await tx
    .select({ importId: importBatch.id })
    .from(importBatch)
    .where(
      and(
        eq(importBatch.caseId, caseId),
        eq(importBatch.archiveId, exhibitId),
        // One that was stopped can be opened anew.
        ne(importBatch.state, 'cancelled'),
      ),
    )
    .limit(1);
  if (!opened && row.kind !== 'file') throw new AppError('INVALID', { reason: 'no_archive' });
  return { ...row, importId: opened?.importId ?? null };
}
