import { eq } from 'drizzle-orm';
import { intake } from '@/db/schema/exhibits';
import { command } from '@/lib/door/command';
import type { CommandContext } from '@/lib/door/context';
import { draft } from '@/lib/entries/draft';
import { intakeRefused } from '@/lib/entries/intake-refused.v1';
import { AppError } from '@/lib/kernel/errors';
import { lockNumbering, type Recorded } from '@/lib/ledger/append';
import { inspectObject } from '@/lib/previews/inspect';
import { completeParts, settleStaged } from '@/lib/storage/multipart';
import { type Confirmation, confirmObject, objectKey } from '@/lib/storage/objects';
import { admitFileInput, registerDigestInput } from '../schema';
import { type Admission, caseFacts, compose, insertAdmitted, requireSupplier } from './admission';
import { intakeOf, refuseDuplicate } from './announce';
import { issuedOf } from './issued';

/**
 * Numbers an exhibit, computes its class by rule, appends the entry and writes the rows. The bytes,
 * if any, are confirmed before.
 */
export async function admit<P>(
  context: CommandContext<'exhibit.add', unknown, P>,
  admission: Admission,
): Promise<{ exhibitId: string; number: number; entry: Recorded }> {
  const { tx, grant, record } = context;
  const { caseId } = grant;
  await requireSupplier(tx, caseId, admission.description.supplierId);
  await lockNumbering(tx, caseId);
  await refuseDuplicate(tx, caseId, admission.sha256);
  const facts = await caseFacts(tx, caseId);
  const composed = compose(caseId, admission, facts.last + 1, facts, new Date());
  const entry = await record(composed.draft);
  await insertAdmitted(tx, caseId, [{ composed, entry }]);
  return { exhibitId: composed.exhibitId, number: composed.number, entry };
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
      await completeParts(row.key, row.uploadId, row.bytes);
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
    const {
      caseId: _,
      intakeId,
      fileName,
      recreation,
      issuer: _i,
      issuedBy: _b,
      verification: _v,
      ...description
    } = input;
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
      issued: issuedOf(input),
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
