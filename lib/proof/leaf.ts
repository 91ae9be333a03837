import { sha256 } from '#crypto';

const LEAF_PREFIX = Uint8Array.of(0x00);
const NODE_PREFIX = Uint8Array.of(0x01);

/** Bytes of one SHA-256, the width of every hash in the tree. */
export const HASH_BYTES = 32;

/** Root hash of the tree without leaves (RFC 6962 §2.1): SHA-256 of nothing. */
export const EMPTY_ROOT: Uint8Array = sha256();

/** What the first entry holds as `prev`: 64 zeros. */
export const NO_PREVIOUS = '0'.repeat(64);

/** Leaf hash of an entry's exact bytes: SHA-256(0x00 ‖ bytes), RFC 6962 §2.1. */
export function leafHash(entry: Uint8Array): Uint8Array {
  return sha256(LEAF_PREFIX, entry);
}

/** Hash of an inner node: SHA-256(0x01 ‖ left ‖ right), RFC 6962 §2.1. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(NODE_PREFIX, left, right);
}

/** Whether two byte strings are equal. Not constant-time: nothing here is secret. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/**
 * Whether `hex` is the lower-case hexadecimal of `bytes`. Used once per entry, where building the
 * text only to compare it would cost more than the hash itself.
 */
export function matchesHex(bytes: Uint8Array, hex: string): boolean {
  if (hex.length !== 2 * bytes.length) return false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (hex.charCodeAt(2 * i) !== hexCode(byte >> 4)) return false;
    if (hex.charCodeAt(2 * i + 1) !== hexCode(byte & 15)) return false;
  }
  return true;
}

function hexCode(nibble: number): number {
  return nibble < 10 ? 48 + nibble : 87 + nibble;
}
