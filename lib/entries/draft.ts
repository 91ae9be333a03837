import type { z } from 'zod';
import { randomBytes, sha256 } from '#crypto';
import { canonicalJson, type Json } from '@/lib/kernel/canonical-json';
import { toHex, utf8 } from '@/lib/kernel/digest';
import type { EntryKind } from './define';

/** What an act leaves to be appended: canonical fragments, ready for the ledger. */
export type EntryDraft = {
  kind: string;
  v: number;
  act: string;
  subject: string | null;
  /** ISO time the client claimed, or null. */
  claimed: string | null;
  payload: { digest: string; salt: string; data: string } | null;
};

type PayloadOf<K extends EntryKind> = K['payload'] extends z.ZodType ? z.input<K['payload']> : null;

/**
 * Validates an act and its personal payload and salts the payload. The salt is 32 random bytes, so
 * that a committed name cannot be found by trying names. Throws a ZodError for a wrong body.
 */
export function draft<K extends EntryKind>(
  kind: K,
  act: z.input<K['act']>,
  payload: PayloadOf<K>,
  claimed: Date | null = null,
): EntryDraft {
  const body = present(kind.act.parse(act));
  const subject = kind.subject === null ? null : body[kind.subject];
  let committed: EntryDraft['payload'] = null;
  if (kind.payload !== null) {
    const data = canonicalJson(present(kind.payload.parse(payload)));
    const salt = randomBytes(32);
    committed = { digest: toHex(sha256(salt, utf8(data))), salt: toHex(salt), data };
  }
  return {
    kind: kind.kind,
    v: kind.v,
    act: canonicalJson(body),
    subject: typeof subject === 'string' ? subject : null,
    claimed: claimed?.toISOString() ?? null,
    payload: committed,
  };
}

/** Leaves out fields that are undefined: an absent field is the only way to say "unchanged". */
function present(body: { readonly [key: string]: Json | undefined }): { [key: string]: Json } {
  const out: { [key: string]: Json } = {};
  for (const [key, value] of Object.entries(body)) if (value !== undefined) out[key] = value;
  return out;
}
