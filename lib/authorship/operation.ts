import { z } from 'zod';
import { sha256 as digest } from '#crypto';
import { count, id, isoTime } from '@/lib/entries/define';
import { strictBase64 } from '@/lib/kernel/base64';
import { fromHex, toBase64, toHex, utf8 } from '@/lib/kernel/digest';
import { wrote } from './brought';
import { writerId } from './claim';
import { FLAGS, OPERATION_KINDS } from './vocabulary';

/**
 * One accepted operation as it is kept, sent and exported. `claim` and `server` are exact texts; the
 * hash chains them (docs/formats/prompt.md §2).
 */
export type Operation = {
  seq: number;
  /** Exact text the client signed; empty for `opened`. */
  claim: string;
  /** Ed25519 signature over the claim's UTF-8 bytes, base64; empty for `opened`. */
  sig: string;
  /** What the server adds: canonical JSON of `ServerPart`. */
  server: string;
  /** Lower-case hexadecimal. */
  hash: string;
};

/** An operation as a table keeps it: signature (null for none) and hash as bytes. */
export type StoredOperation = Omit<Operation, 'sig' | 'hash'> & {
  sig: Uint8Array | null;
  hash: Uint8Array;
};

/** The operation that a stored row holds. */
export const operationFrom = ({ seq, claim, sig, server, hash }: StoredOperation): Operation => ({
  seq,
  claim,
  sig: sig ? toBase64(sig) : '',
  server,
  hash: toHex(hash),
});

/** What the server states of an operation: who was signed in, when it was received, what it noticed. */
export const serverPart = z.strictObject({
  v: z.literal(1),
  prompt: id('prompt'),
  seq: count,
  kind: z.enum(OPERATION_KINDS),
  /** Time of record. */
  at: isoTime,
  account: z.string(),
  session: z.string().nullable(),
  access: z.string().nullable(),
  note: z.strictObject({
    /** join: the writer issued. */
    writer: writerId.optional(),
    /** join: name the account showed then; opened: nothing personal. */
    name: z.string().optional(),
    /** freeze: number of the revision. */
    revision: z.number().int().min(1).optional(),
    /** opened: the case, and names of the fields at the start. */
    case: id('case').optional(),
    fields: z.array(z.string()).optional(),
    flags: z.array(z.enum(FLAGS)).optional(),
    /** Sources the server found where none was declared: clock, length, handling, source runs. */
    found: z
      .array(
        z.strictObject({
          c: count,
          l: count,
          k: z.enum(['moved', 'copied', 'restored']),
          src: z.array(z.tuple([writerId, count, count])),
        }),
      )
      .optional(),
    /** origin: who first wrote words of another prompt, in the order of the spans. */
    wrote: z.array(wrote).min(1).optional(),
  }),
});

export type ServerPart = z.output<typeof serverPart>;

/** Hash before the first operation: 32 zero bytes. */
export const NO_HASH = '0'.repeat(64);

const NO_SIGNATURE = new Uint8Array(64);

/** The last hash made, in both forms: the next operation most often goes on from it. */
let last = { hex: '', bytes: new Uint8Array() };

/** What of an operation is chained. */
type Linked = Pick<Operation, 'claim' | 'sig' | 'server'>;

/**
 * Hash of an operation on a chain, and the digest of its claim: SHA-256 over previous hash (32
 * bytes), SHA-256 of the claim's bytes, signature (64 bytes, zeros where there is none), SHA-256 of
 * the server part's bytes. Every part has a fixed length, so no two operations read alike
 * (docs/formats/prompt.md §2). Throws a RangeError where the signature has another length.
 */
export function linkHash(
  previous: string,
  operation: Linked,
): { hash: string; claimDigest: string } {
  const claim = digest(utf8(operation.claim));
  const sig = operation.sig === '' ? NO_SIGNATURE : strictBase64(operation.sig);
  if (sig?.length !== 64) throw new RangeError('not a signature');
  const from = last.hex === previous ? last.bytes : fromHex(previous);
  const bytes = digest(from, claim, sig, digest(utf8(operation.server)));
  const hash = toHex(bytes);
  last = { hex: hash, bytes: new Uint8Array(bytes) };
  return { hash, claimDigest: toHex(claim.subarray(0, 16)) };
}

/** Hash of an operation on a chain (see `linkHash`). */
export const operationHash = (previous: string, operation: Linked): string =>
  linkHash(previous, operation).hash;
