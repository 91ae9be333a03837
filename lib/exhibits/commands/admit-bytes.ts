import { z } from 'zod';
import { sha256 as sha256Of } from '#crypto';
import { command } from '@/lib/door/command';
import { sha256 } from '@/lib/entries/define';
import { toHex } from '@/lib/kernel/digest';
import { AppError } from '@/lib/kernel/errors';
import { inspectBytes } from '@/lib/previews/inspect';
import { objectKey, putObject } from '@/lib/storage/objects';
import { MAX_DIRECT_BYTES } from '../model';
import { admitFileInput } from '../schema';
import { admit } from './admit';
import { refuseDuplicate } from './announce';
import { issuedOf } from './issued';

/** What is said about a small file that comes whole in one request. */
export const admitBytesInput = admitFileInput.omit({ intakeId: true, fileName: true });

const wholeInput = admitBytesInput.extend({
  fileName: admitFileInput.shape.fileName,
  mediaType: z.string().max(200),
  /** Digest the sender computed, if it did; other bytes are refused. */
  sha256: sha256.optional(),
  body: z.custom<Uint8Array>((b) => b instanceof Uint8Array && b.length <= MAX_DIRECT_BYTES),
});

/**
 * Admits a small file whose bytes are at hand: hashed here, stored under its digest, confirmed by
 * the store, recorded. A file without bytes is a fact like another and is admitted too.
 */
export const admitBytes = command({
  name: 'exhibit.admit_bytes',
  action: 'exhibit.add',
  input: wholeInput,
  async prepare({ grant, input, read }) {
    const { body } = input;
    const digest = toHex(sha256Of(body));
    if (input.sha256 !== undefined && input.sha256 !== digest) {
      throw new AppError('INVALID', { reason: 'intake_digest_differs' });
    }
    await read((tx) => refuseDuplicate(tx, grant.caseId, digest));
    const key = objectKey(grant.caseId, digest);
    const kept = await putObject({
      key,
      body,
      sha256: digest,
      bytes: body.length,
      contentType: input.mediaType || 'application/octet-stream',
    });
    return { digest, kept, seen: await inspectBytes(body) };
  },
  async run(context) {
    const { digest, kept, seen } = context.prepared;
    const {
      caseId: _c,
      sha256: _s,
      mediaType: _m,
      body,
      fileName,
      recreation,
      issuer: _i,
      issuedBy: _b,
      verification: _v,
      ...description
    } = context.input;
    const { exhibitId, number, entry } = await admit(context, {
      kind: 'file',
      sha256: digest,
      bytes: body.length,
      mediaType: seen.mediaType,
      width: seen.width,
      height: seen.height,
      kept,
      embedded: seen.places.length > 0,
      recreation,
      issued: issuedOf(context.input),
      fileName,
      description,
    });
    return {
      answer: { exhibitId, number, sha256: digest, bytes: body.length },
      entries: [entry],
    };
  },
});
