import { and, eq, lt } from 'drizzle-orm';
import { database } from '@/db/client';
import { exhibit, intake, storedObject } from '@/db/schema/exhibits';
import type { Tx } from '@/db/tx';
import { command } from '@/lib/door/command';
import type { Periodic } from '@/lib/jobs/periodic';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { log } from '@/lib/kernel/log';
import { abortParts, createParts, listParts, presignPart } from '@/lib/storage/multipart';
import { objectKey, presignPut, stagingKey } from '@/lib/storage/objects';
import { PART_BYTES, PARTS_ABOVE } from '../model';
import { announceInput, intakeInput, partInput } from '../schema';

const DAY = 24 * 3600 * 1000;

/** What the browser does next with an announced file. */
export type Announced = {
  intakeId: string;
  /** known: the store has these bytes; put: one request; parts: several, resumable. */
  way: 'known' | 'put' | 'parts';
  /** Presigned request for `put`. */
  put: { url: string; headers: Record<string, string> } | null;
  partBytes: number | null;
};

/** Throws CONFLICT where an exhibit of the case already has these bytes. */
export async function refuseDuplicate(tx: Tx, caseId: string, sha256: string): Promise<void> {
  const [twin] = await tx
    .select({ number: exhibit.number })
    .from(exhibit)
    .where(and(eq(exhibit.caseId, caseId), eq(exhibit.sha256, sha256)))
    .limit(1);
  if (twin) {
    throw new AppError('CONFLICT', {
      reason: 'duplicate_digest',
      fields: { exhibit: String(twin.number) },
    });
  }
}

/** Announces a file by its digest, size and type, and says how to send it to the store. */
export const announceFile = command({
  name: 'exhibit.announce',
  action: 'exhibit.add',
  input: announceInput,
  async prepare({ input, read, grant }) {
    await read((tx) => refuseDuplicate(tx, grant.caseId, input.sha256));
    const intakeId = newId('intake');
    const key = objectKey(grant.caseId, input.sha256);
    const contentType = input.mediaType || 'application/octet-stream';
    const [held] = await read((tx) =>
      tx
        .select({ bytes: storedObject.bytes })
        .from(storedObject)
        .where(and(eq(storedObject.caseId, grant.caseId), eq(storedObject.sha256, input.sha256))),
    );
    if (held) {
      if (held.bytes !== input.bytes) throw new AppError('INVALID', { reason: 'size_differs' });
      return { intakeId, key, way: 'known' as const, put: null, uploadId: null, contentType };
    }
    if (input.bytes > PARTS_ABOVE) {
      const staged = stagingKey(intakeId);
      const uploadId = await createParts(staged, contentType);
      return { intakeId, key: staged, way: 'parts' as const, put: null, uploadId, contentType };
    }
    const put = await presignPut({ key, sha256: input.sha256, bytes: input.bytes, contentType });
    return { intakeId, key, way: 'put' as const, put, uploadId: null, contentType };
  },
  async run({ tx, grant, input, prepared }) {
    const now = new Date();
    await tx.insert(intake).values({
      id: prepared.intakeId,
      caseId: grant.caseId,
      accountId: grant.actor.id,
      sha256: input.sha256,
      bytes: input.bytes,
      mediaType: prepared.contentType,
      key: prepared.key,
      uploadId: prepared.uploadId,
      partBytes: prepared.uploadId ? PART_BYTES : null,
      createdAt: now,
      expiresAt: new Date(now.getTime() + DAY),
    });
    const answer: Announced = {
      intakeId: prepared.intakeId,
      way: prepared.way,
      put: prepared.put,
      partBytes: prepared.uploadId ? PART_BYTES : null,
    };
    return { answer, unrecorded: 'nothing is admitted until the store confirms the bytes' };
  },
});

/** The announced file of this person, unexpired. Throws NOT_FOUND otherwise. */
export async function intakeOf(tx: Tx, caseId: string, accountId: string, intakeId: string) {
  const [row] = await tx
    .select()
    .from(intake)
    .where(
      and(eq(intake.id, intakeId), eq(intake.caseId, caseId), eq(intake.accountId, accountId)),
    );
  if (!row || row.expiresAt < new Date()) throw new AppError('NOT_FOUND', { reason: 'intake' });
  return row;
}

/** A presigned request for one part of a large file, bound to the part's digest. */
export const signPart = command({
  name: 'exhibit.sign_part',
  action: 'exhibit.add',
  input: partInput,
  async prepare({ grant, input, read }) {
    const row = await read((tx) => intakeOf(tx, grant.caseId, grant.actor.id, input.intakeId));
    const parts = Math.ceil(row.bytes / PART_BYTES);
    if (!row.uploadId || input.part > parts)
      throw new AppError('INVALID', { reason: 'no_such_part' });
    const bytes = input.part < parts ? PART_BYTES : row.bytes - (parts - 1) * PART_BYTES;
    return presignPart({
      key: row.key,
      uploadId: row.uploadId,
      part: input.part,
      bytes,
      sha256: input.sha256,
    });
  },
  async run({ prepared }) {
    return { answer: prepared, unrecorded: 'a part is not a file; the whole is confirmed later' };
  },
});

/** Which parts the store holds already, so that an interrupted upload goes on where it stopped. */
export const heldParts = command({
  name: 'exhibit.held_parts',
  action: 'exhibit.add',
  input: intakeInput,
  async prepare({ grant, input, read }) {
    const row = await read((tx) => intakeOf(tx, grant.caseId, grant.actor.id, input.intakeId));
    if (!row.uploadId) throw new AppError('INVALID', { reason: 'no_such_part' });
    return (await listParts(row.key, row.uploadId)).map((p) => p.part);
  },
  async run({ prepared }) {
    return { answer: { parts: prepared }, unrecorded: 'reading what arrived changes nothing' };
  },
});

/** Ends announced files that nobody finished; their parts leave the store. */
export const intakeExpiry: Periodic = {
  name: 'intakes',
  everyMs: 3_600_000,
  async work() {
    const gone = await database()
      .delete(intake)
      .where(lt(intake.expiresAt, new Date()))
      .returning({ key: intake.key, uploadId: intake.uploadId, exhibitId: intake.exhibitId });
    for (const { key, uploadId, exhibitId } of gone) {
      if (uploadId && !exhibitId) await abortParts(key, uploadId);
    }
    if (gone.length > 0) log.info({ gone: gone.length }, 'announced files expired');
  },
};
