import { createHash, createPublicKey, randomBytes as nodeRandom, verify } from 'node:crypto';

/** SHA-256 of the concatenated parts (FIPS 180-4). */
export function sha256(...parts: Uint8Array[]): Uint8Array {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
}

/** SHA-256 of a stream: any number of updates, then one digest (FIPS 180-4). */
export function sha256Stream(): Sha256Stream {
  const hash = createHash('sha256');
  return {
    update(bytes) {
      hash.update(bytes);
    },
    digest() {
      return new Uint8Array(hash.digest());
    },
  };
}

export interface Sha256Stream {
  update(bytes: Uint8Array): void;
  /** The 32 bytes; the stream cannot be used afterwards. */
  digest(): Uint8Array;
}

/** Cryptographically secure random bytes. */
export function randomBytes(length: number): Uint8Array {
  return new Uint8Array(nodeRandom(length));
}

/** Ed25519 verification (RFC 8032) with a raw 32-byte public key. False for malformed input. */
export function ed25519Verify(
  signature: Uint8Array,
  message: Uint8Array,
  key: Uint8Array,
): boolean {
  if (key.length !== 32 || signature.length !== 64) return false;
  // SubjectPublicKeyInfo header of RFC 8410 before the raw key.
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key]);
  try {
    return verify(
      null,
      message,
      createPublicKey({ key: der, format: 'der', type: 'spki' }),
      signature,
    );
  } catch {
    return false;
  }
}
