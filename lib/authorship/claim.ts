import { z } from 'zod';
import { count, freeText, id, isoTime, sha256 } from '@/lib/entries/define';
import { canonicalJson, type Json } from '@/lib/kernel/canonical-json';
import {
  ANSWERS,
  FIELD_ROLES,
  FREEZE_PURPOSES,
  INSERT_KINDS,
  SAY_MODES,
  VIEW_MEANINGS,
} from './vocabulary';

/** Largest claim taken, in UTF-8 bytes: a paste of 10 MB is refused, one of 200,000 characters fits. */
export const MAX_CLAIM_BYTES = 1 << 20;

/** Name of a field: the key of its shared text. */
export const fieldName = z.string().regex(/^[a-z][a-z0-9_]{0,31}$/);

/** An identifier that the client makes: 16 random bytes in lower-case hexadecimal. */
export const clientId = z.string().regex(/^[0-9a-f]{32}$/);

/** Number of a page load within a prompt, issued by the server from 1; the Yjs client id. */
export const writerId = z.number().int().min(1).max(0xffffffff);

/** A run of characters by identity: writer, first clock, length in UTF-16 units. */
export const idRange = z.tuple([writerId, count, z.number().int().min(1).max(1_000_000)]);

const base64 = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/);

/**
 * How one inserted run came: `c` first clock of this writer, `l` length, `k` kind. `src` names the
 * source characters in order (their lengths sum to `l`); `sug` is the identifier of a suggestion and
 * `at` the offset in it, in UTF-16 units.
 */
const insertion = z.strictObject({
  c: count,
  l: z.number().int().min(1).max(1_000_000),
  k: z.enum(INSERT_KINDS),
  src: z.array(idRange).min(1).max(4096).optional(),
  sug: clientId.optional(),
  at: count.optional(),
});

const header = {
  v: z.literal(1),
  prompt: id('prompt'),
  account: id('account'),
  /** Counter of this writer's claims, from 1; 0 for joining. */
  n: count,
  /** Operation the writer had seen when the first act of the claim was done, and its hash. */
  seen: count,
  seenHash: sha256,
  /** Device time of the first act. Claimed, never the time of record. */
  t: isoTime,
};
const written = { ...header, w: writerId };
const spans = z.array(idRange).min(1).max(4096);

export const joinClaim = z.strictObject({
  ...header,
  k: z.literal('join'),
  /** Raw Ed25519 public key of the device, 32 bytes in base64. */
  key: base64.length(44),
  /** 16 random bytes, so that no two claims are the same. */
  nonce: clientId,
});

export const editClaim = z.strictObject({
  ...written,
  k: z.literal('edit'),
  /** Yjs update, version 1, in base64. */
  u: base64.max(900_000),
  ins: z.array(insertion).max(8192),
  /** Milliseconds from `t` to each keystroke or act, ascending. */
  dt: z.array(count.max(86_400_000)).max(8192),
});

const textClaims = [
  z.strictObject({
    ...written,
    k: z.literal('field'),
    name: fieldName,
    role: z.enum(FIELD_ROLES),
    label: freeText(80),
  }),
  z.strictObject({
    ...written,
    k: z.literal('parameter'),
    name: freeText(100).min(1),
    /** null takes the parameter away. Numbers are kept as the digits that were entered. */
    value: freeText(4000).nullable(),
  }),
  z.strictObject({
    ...written,
    k: z.literal('reference'),
    ref: clientId,
    exhibit: id('exhibit').nullable(),
    label: freeText(300),
    purpose: freeText(1000),
  }),
  z.strictObject({ ...written, k: z.literal('unreference'), ref: clientId }),
  z.strictObject({
    ...written,
    k: z.literal('comment'),
    comment: clientId,
    /** Comment answered; null for the first of a thread, which is about `spans`. */
    parent: clientId.nullable(),
    spans: z.array(idRange).max(4096),
    text: freeText(4000).min(1),
  }),
  z.strictObject({ ...written, k: z.literal('resolve'), comment: clientId }),
  z.strictObject({
    ...written,
    k: z.literal('message'),
    message: clientId,
    /** Who wrote it and where, as the person who attaches it says; exhibit where it was recorded. */
    from: freeText(200),
    source: freeText(300),
    sentAt: isoTime.nullable(),
    exhibit: id('exhibit').nullable(),
    text: freeText(20_000).min(1),
  }),
  z.strictObject({
    ...written,
    k: z.literal('suggest'),
    sug: clientId,
    model: freeText(200).min(1),
    text: freeText(20_000).min(1),
  }),
  z.strictObject({
    ...written,
    k: z.literal('origin'),
    /** Pasted characters, and the message or exhibit that contains them. */
    spans,
    message: clientId.nullable(),
    exhibit: id('exhibit').nullable(),
    /** `confirmed` links them; `contested` says that the words do not come from there. */
    answer: z.enum(ANSWERS),
    /**
     * Instead of both: characters of another prompt of the case, in order, that were moved or copied
     * here. The page that pasted them says so.
     */
    source: z
      .strictObject({
        prompt: id('prompt'),
        src: z.array(idRange).min(1).max(4096),
        k: z.enum(['moved', 'copied']),
      })
      .optional(),
  }),
  z.strictObject({
    ...written,
    k: z.literal('say'),
    say: clientId,
    spans,
    contributor: id('contributor'),
    mode: z.enum(SAY_MODES),
    note: freeText(2000),
  }),
  z.strictObject({
    ...written,
    k: z.literal('answer'),
    say: clientId,
    answer: z.enum(ANSWERS),
    reason: freeText(2000),
  }),
  z.strictObject({
    ...written,
    k: z.literal('freeze'),
    /** SHA-256 of the frozen document (docs/formats/prompt.md) as the writer computed it at `seen`. */
    sha256,
    purpose: z.enum(FREEZE_PURPOSES),
    tool: freeText(300),
  }),
  z.strictObject({
    ...written,
    k: z.literal('view'),
    revision: z.number().int().min(1),
    meaning: z.enum(VIEW_MEANINGS),
    reason: freeText(4000),
    /** Runs of the revision that are contested, each with its reason. */
    contested: z.array(z.strictObject({ spans, reason: freeText(2000) })).max(200),
  }),
] as const;

/** Every claim a client may sign, by `k`. */
export const claimSchema = z.discriminatedUnion('k', [joinClaim, editClaim, ...textClaims]);

export type Claim = z.output<typeof claimSchema>;
export type ClaimOf<K extends Claim['k']> = Extract<Claim, { k: K }>;
export type Insertion = z.output<typeof insertion>;
export type IdRange = z.output<typeof idRange>;

/** Text of a claim: the exact bytes (UTF-8) that are signed, sent and kept (RFC 8785). */
export function claimText(claim: Claim): string {
  // zod leaves out absent options or keeps them undefined; neither may reach the bytes.
  return canonicalJson(JSON.parse(JSON.stringify(claim)) as Json);
}

/**
 * The claim that a text holds. Throws a SyntaxError where it is not JSON, a ZodError where the shape
 * is wrong and a RangeError where the text is not canonical, so that one claim has one spelling.
 */
export function parseClaim(text: string): Claim {
  const value = JSON.parse(text) as Json;
  const claim = claimSchema.parse(value);
  if (canonicalJson(value) !== text) throw new RangeError('not canonical JSON');
  return claim;
}
