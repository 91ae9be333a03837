import {
  createHash,
  createPublicKey,
  hash as hashOnce,
  type KeyObject,
  randomBytes as nodeRandom,
  verify,
} from 'node:crypto';

/** Bytes up to which joining parts costs less than hashing them one by one. */
const SMALL = 16_384;

/** SHA-256 of the concatenated parts (FIPS 180-4). */
export function sha256(...parts: Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  // In one call it takes a third of the time, which is felt along a chain of small texts.
  if (length <= SMALL) {
    const [only] = parts;
    const bytes = parts.length === 1 && only ? only : Buffer.concat(parts, length);
    return new Uint8Array(hashOnce('sha256', bytes, 'buffer'));
  }
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
  try {
    return verify(null, message, keyObject(key), signature);
  } catch {
    return false;
  }
}

/** The same beside other work, on as many processors as there are. Never rejects. */
export function ed25519VerifyLater(
  signature: Uint8Array,
  message: Uint8Array,
  key: Uint8Array,
): Promise<boolean> {
  if (key.length !== 32 || signature.length !== 64) return Promise.resolve(false);
  return new Promise((resolve) => {
    try {
      verify(null, message, keyObject(key), signature, (error, ok) => resolve(!error && ok));
    } catch {
      resolve(false);
    }
  });
}

/** Keys read lately: reading one costs as much as verifying with it, and logs repeat few. */
const KEYS = new Map<string, KeyObject>();
const MAX_KEYS = 256;

function keyObject(raw: Uint8Array): KeyObject {
  const name = Buffer.from(raw).toString('latin1');
  const known = KEYS.get(name);
  if (known) return known;
  // SubjectPublicKeyInfo header of RFC 8410 before the raw key.
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]);
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  if (KEYS.size >= MAX_KEYS) KEYS.clear();
  KEYS.set(name, key);
  return key;
}
