import { sha256 } from '#crypto';
import type { OperationKind } from '@/lib/authorship/vocabulary';
import { fromBase64, toHex } from '@/lib/kernel/digest';

/**
 * Kinds of claim that answer what the record says, open to whoever may answer; the others write and
 * need the right to. Joining is the way to both.
 */
export const ANSWERING_KINDS: readonly OperationKind[] = [
  'join',
  'view',
  'answer',
  'comment',
  'resolve',
  'origin',
];

/** Name of the frozen document of a revision in packages and bundles. */
export const revisionPath = (revision: number) => `revisions/${revision}.json`;

/**
 * Short name of a device key (raw public key, base64), for telling one's own keys apart: the first
 * 64 bits of its SHA-256 in hex, in groups of four. Nothing is decided on it.
 */
export function keyFingerprint(key: string): string {
  const hex = toHex(sha256(fromBase64(key)).subarray(0, 8));
  return (hex.match(/.{4}/g) ?? []).join(' ');
}
