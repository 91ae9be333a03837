// First, before any schema is made.
import '@/lib/kernel/no-eval';
import { z } from 'zod';
import type { Json } from '@/lib/kernel/canonical-json';
import { ISO_TIME } from '@/lib/kernel/clock';
import { SHA256_HEX } from '@/lib/kernel/digest';
import { idPattern, type Subject } from '@/lib/kernel/ids';

type Body = z.ZodType<{ readonly [key: string]: Json | undefined }>;

/** One kind of entry at one version of its body. Old versions are read for ever. */
export type EntryKind<
  N extends string = string,
  A extends Body = Body,
  P extends Body | null = Body | null,
> = {
  kind: N;
  v: number;
  /** Public body: identifiers, digests, numbers, enumerations and times only. */
  act: A;
  /** Personal and free text, salted and committed by digest; null where there is none. */
  payload: P;
  /** Field of the act that names what the entry is about. */
  subject: string | null;
};

/** Declares a kind; the generics keep its act and payload types for `record` and `replay`. */
export function defineEntry<const N extends string, A extends Body, P extends Body | null>(
  kind: EntryKind<N, A, P>,
): EntryKind<N, A, P> {
  return kind;
}

/** Identifier of a subject, e.g. `exh_…`. */
export const id = (subject: Subject) => z.string().regex(idPattern(subject));

/** SHA-256 in lower-case hexadecimal. */
export const sha256 = z.string().regex(SHA256_HEX);

/** ISO 8601 time in UTC with milliseconds. */
export const isoTime = z.string().regex(ISO_TIME);

/** Calendar day, YYYY-MM-DD. */
export const day = z.iso.date();

/** Count or size: a safe integer from 0. */
export const count = z.number().int().min(0);

/** Free text of at most `max` UTF-16 units; NUL and lone surrogates are refused, nothing is trimmed. */
export const freeText = (max: number) =>
  z
    .string()
    .max(max)
    .refine((s) => s.isWellFormed() && !s.includes('\u0000'), { error: 'unreadable_text' });

/** A digest with the number of bytes it covers. */
export const digestOf = z.strictObject({ sha256, bytes: count });

/** Where the store keeps an object. */
export const place = z.strictObject({
  store: z.enum(['embedded', 's3']),
  key: z.string().max(1024),
  versionId: z.string().max(1024).nullable(),
  retainUntil: isoTime.nullable(),
});
