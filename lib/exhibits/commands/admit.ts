import { and, eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { caseFile, contributor } from '@/db/schema/cases';
import { exhibit, exhibitVersion, intake, storedObject } from '@/db/schema/exhibits';
import type { Tx } from '@/db/tx';
import { command } from '@/lib/door/command';
import type { CommandContext } from '@/lib/door/context';
import { draft } from '@/lib/entries/draft';
import { exhibitAdded } from '@/lib/entries/exhibit-added.v1';
import { intakeRefused } from '@/lib/entries/intake-refused.v1';
import type { ExhibitKind } from '@/lib/entries/vocabulary';
import { enqueue } from '@/lib/jobs/queue';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { lockNumbering, type Recorded } from '@/lib/ledger/append';
import { inspectObject } from '@/lib/previews/inspect';
import { completeParts, settleStaged } from '@/lib/storage/multipart';
import {
  type Confirmation,
  confirmObject,
  type KeptObject,
  objectKey,
} from '@/lib/storage/objects';
import { CLOCK_TOLERANCE, classify } from '../model';
import { admitFileInput, type descriptionShape, registerDigestInput } from '../schema';
import { intakeOf, refuseDuplicate } from './announce';

type Description = z.output<z.ZodObject<typeof descriptionShape>>;

/** What an exhibit is made of, whichever way it came. */
export type Admission = {
  kind: ExhibitKind;
  sha256: string;
  bytes: number;
  mediaType: string;
  width: number | null;
  height: number | null;
  /** Null for hash-only registration: the bytes stayed with their owner. */
  kept: KeptObject | null;
  embedded: boolean;
  recreation: boolean;
  fileName: string;
  description: Description;
};

/** Throws INVALID where the claimed time lies ahead of the server's clock. */
function notInFuture(happenedAt: Date | null, now: Date): void {
  if (happenedAt && happenedAt.getTime() > now.getTime() + CLOCK_TOLERANCE) {
    throw new AppError('INVALID', { fields: { happenedAt: 'in_future' } });
  }
}

/** Throws INVALID where the supplier is not a contributor of the case. */
export async function requireSupplier(
  tx: Tx,
  caseId: string,
  supplierId: string | null,
): Promise<void> {
  if (supplierId === null) return;
  const [found] = await tx
    .select({ id: contributor.id })
    .from(contributor)
    .where(and(eq(contributor.id, supplierId), eq(contributor.caseId, caseId)));
  if (!found) throw new AppError('INVALID', { fields: { supplierId: 'unknown_contributor' } });
}

/**
 * Numbers an exhibit, computes its class by rule, appends the entry and writes the rows. The bytes,
 * if any, are confirmed before; this is the only place where exhibits come to be.
 */
export async function admit<P>(
  context: CommandContext<'exhibit.add', unknown, P>,
  admission: Admission,
): Promise<{ exhibitId: string; number: number; entry: Recorded }> {
  const { tx, grant, record } = context;
  const { caseId } = grant;
  const { kept, description, sha256, bytes } = admission;
  const now = new Date();
  const happenedAt = description.happenedAt === null ? null : new Date(description.happenedAt);
  notInFuture(happenedAt, now);
  await requireSupplier(tx, caseId, description.supplierId);
  await lockNumbering(tx, caseId);
  await refuseDuplicate(tx, caseId, sha256);
  const [file] = await tx
    .select({
      disputeDate: caseFile.disputeDate,
      last: sql<number>`coalesce((select max(${exhibit.number}) from ${exhibit} where ${exhibit.caseId} = ${caseId}), 0)::int`,
    })
    .from(caseFile)
    .where(eq(caseFile.id, caseId));
  const exhibitId = newId('exhibit');
  const number = (file?.last ?? 0) + 1;
  const { class: captureClass, rule } = classify({
    kind: admission.kind,
    happenedAt,
    receivedAt: now,
    disputeDate: file?.disputeDate ?? null,
    embedded: admission.embedded,
    recreation: admission.recreation,
  });
  const { happenedAt: claimed, supplierId, ...texts } = description;
  const title = texts.title || admission.fileName.slice(0, 300) || sha256;
  const entry = await record(
    draft(
      exhibitAdded,
      {
        exhibit: exhibitId,
        number,
        kind: admission.kind,
        object: kept ? { sha256, bytes } : null,
        digest: kept ? null : { sha256, bytes },
        place: kept && placeOf(kept),
        mediaType: admission.mediaType,
        width: admission.width,
        height: admission.height,
        class: captureClass,
        rule,
        happenedAt: claimed,
        supplier: supplierId,
      },
      { ...texts, title, fileName: admission.fileName },
      happenedAt,
    ),
  );
  if (kept) await keepObject(tx, caseId, sha256, bytes, kept, entry.at);
  await tx.insert(exhibit).values({
    id: exhibitId,
    caseId,
    number,
    kind: admission.kind,
    ...texts,
    title,
    fileName: admission.fileName,
    supplierId,
    happenedAt,
    receivedAt: entry.at,
    captureClass,
    sha256,
    bytes,
    mediaType: admission.mediaType,
    width: admission.width,
    height: admission.height,
    entry: entry.index,
  });
  await tx.insert(exhibitVersion).values({
    exhibitId,
    caseId,
    version: 1,
    sha256,
    bytes,
    mediaType: admission.mediaType,
    receivedAt: entry.at,
    entry: entry.index,
  });
  if (kept) await askPreview(tx, grant.caseId, sha256, admission.mediaType);
  return { exhibitId, number, entry };
}

/** The place of an object as entries state it. */
export function placeOf(kept: KeptObject) {
  return {
    store: kept.embedded ? ('embedded' as const) : ('s3' as const),
    key: kept.key,
    versionId: kept.versionId,
    retainUntil: kept.retainUntil?.toISOString() ?? null,
  };
}

/** Notes where a confirmed object lies. */
export async function keepObject(
  tx: Tx,
  caseId: string,
  sha256: string,
  bytes: number,
  kept: KeptObject,
  storedAt: Date,
): Promise<void> {
  const { key, versionId, retainUntil } = kept;
  await tx
    .insert(storedObject)
    .values({ caseId, sha256, bytes, key, versionId, retainUntil, storedAt })
    .onConflictDoNothing();
}

/** Asks for a working copy to look at; made apart, in a limited process. */
export async function askPreview(
  tx: Tx,
  caseId: string,
  sha256: string,
  mediaType: string,
): Promise<void> {
  const input = { sha256, mediaType };
  await enqueue(tx, { kind: 'preview', caseId, input, createdBy: 'svc_previews', sessionId: null });
}

/** Records that announced bytes were not what arrived. */
const refuseIntake = command({
  name: 'exhibit.refuse_intake',
  action: 'exhibit.add',
  input: intakeRefused.act.extend({ caseId: admitFileInput.shape.caseId }),
  async run({ input, record }) {
    const { caseId: _, ...act } = input;
    return { answer: null, entries: [await record(draft(intakeRefused, act, null))] };
  },
});

/** Admits an announced file once the store confirms its size and digest. */
export const admitFile = command({
  name: 'exhibit.admit_file',
  action: 'exhibit.add',
  input: admitFileInput,
  async prepare({ grant, input, read, caller }) {
    const row = await read((tx) => intakeOf(tx, grant.caseId, grant.actor.id, input.intakeId));
    const announced = { sha256: row.sha256, bytes: row.bytes };
    const key = objectKey(grant.caseId, row.sha256);
    let found: Confirmation;
    if (row.uploadId) {
      await completeParts(row.key, row.uploadId);
      found = await settleStaged({
        from: row.key,
        to: key,
        ...announced,
        contentType: row.mediaType,
      });
    } else {
      found = await confirmObject(key, announced.sha256, announced.bytes);
    }
    if (!found.ok) {
      await refuseIntake(caller, {
        caseId: grant.caseId,
        announced,
        found: { sha256: found.sha256, bytes: found.bytes },
        reason: found.reason,
      });
      throw new AppError('INVALID', { reason: `intake_${found.reason}` });
    }
    const seen = await inspectObject(key, row.bytes);
    return { row, kept: found.kept, seen };
  },
  async run(context) {
    const { tx, input, prepared } = context;
    const { row, kept, seen } = prepared;
    const { caseId: _, intakeId, fileName, recreation, ...description } = input;
    const { exhibitId, number, entry } = await admit(context, {
      kind: 'file',
      sha256: row.sha256,
      bytes: row.bytes,
      mediaType: seen.mediaType,
      width: seen.width,
      height: seen.height,
      kept,
      embedded: seen.places.length > 0,
      recreation,
      fileName,
      description,
    });
    await tx.update(intake).set({ exhibitId }).where(eq(intake.id, intakeId));
    return { answer: { exhibitId, number }, entries: [entry] };
  },
});

/** Registers the digest of a file that stays with its owner. */
export const registerDigest = command({
  name: 'exhibit.register_digest',
  action: 'exhibit.add',
  input: registerDigestInput,
  async run(context) {
    const {
      caseId: _,
      sha256,
      bytes,
      mediaType,
      fileName,
      recreation,
      ...description
    } = context.input;
    const { exhibitId, number, entry } = await admit(context, {
      kind: 'hash_only',
      sha256,
      bytes,
      mediaType: mediaType || 'application/octet-stream',
      width: null,
      height: null,
      kept: null,
      embedded: false,
      recreation,
      fileName,
      description,
    });
    return { answer: { exhibitId, number }, entries: [entry] };
  },
});
