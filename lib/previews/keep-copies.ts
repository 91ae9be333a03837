import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { sha256Stream } from '#crypto';
import { database } from '@/db/client';
import { derivative } from '@/db/schema/exhibits';
import { toHex } from '@/lib/kernel/digest';
import { objectKey, putObject } from '@/lib/storage/objects';
import type { MadeCopies, MadeCopy } from './copies';

/**
 * Keeps what was made of an original: bytes in the store first, the row second, so that a crash in
 * between leaves an object no row names. Made again, a copy replaces the one before; a failure never
 * replaces a copy.
 */
export async function keepCopies(
  caseId: string,
  parentSha256: string,
  { copies, missing }: MadeCopies,
): Promise<void> {
  for (const copy of copies) await keepCopy(caseId, parentSha256, copy);
  if (missing) {
    await insert({
      caseId,
      parentSha256,
      kind: missing.kind,
      sha256: null,
      bytes: null,
      key: null,
      mediaType: null,
      width: null,
      height: null,
      tool: 'none',
      failure: missing.reason,
      createdAt: new Date(),
    });
  }
}

async function keepCopy(caseId: string, parentSha256: string, copy: MadeCopy): Promise<void> {
  const { kind, file, mediaType, width, height, tool } = copy;
  const { size: bytes } = await stat(file);
  const hash = sha256Stream();
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  const sha256 = toHex(hash.digest());
  const key = objectKey(caseId, sha256);
  const body = createReadStream(file);
  await putObject({ key, body, sha256, bytes, contentType: mediaType, retain: false });
  const made = { sha256, bytes, key, mediaType, width, height, tool, failure: null };
  await insert({ caseId, parentSha256, kind, ...made, createdAt: new Date() });
}

async function insert(row: typeof derivative.$inferInsert): Promise<void> {
  const { caseId: _c, parentSha256: _p, kind: _k, ...values } = row;
  await database()
    .insert(derivative)
    .values(row)
    .onConflictDoUpdate({
      target: [derivative.caseId, derivative.parentSha256, derivative.kind],
      set: values,
      setWhere: sql`${derivative.sha256} is null or excluded.sha256 is not null`,
    });
}
