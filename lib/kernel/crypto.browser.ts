import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';

// The same functions as crypto.node.ts for browsers, where SHA-256 of WebCrypto is
// asynchronous and Ed25519 is missing in older versions. Selected by the `#crypto` import.

/** SHA-256 of the concatenated parts (FIPS 180-4). */
export function sha256(...parts: Uint8Array[]): Uint8Array {
  const hash = nobleSha256.create();
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** SHA-256 of a stream: any number of updates, then one digest (FIPS 180-4). */
export function sha256Stream(): Sha256Stream {
  const hash = nobleSha256.create();
  return {
    update(bytes) {
      hash.update(bytes);
    },
    digest() {
      return hash.digest();
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
  return crypto.getRandomValues(new Uint8Array(length));
}

/** Ed25519 verification (RFC 8032) with a raw 32-byte public key. False for malformed input. */
export function ed25519Verify(
  signature: Uint8Array,
  message: Uint8Array,
  key: Uint8Array,
): boolean {
  try {
    // zip215 off: the strict rule of RFC 8032, as Node's OpenSSL applies it.
    return ed25519.verify(signature, message, key, { zip215: false });
  } catch {
    return false;
  }
}

/** The same by the browser's own code where it has Ed25519, beside other work. Never rejects. */
export async function ed25519VerifyLater(
  signature: Uint8Array,
  message: Uint8Array,
  key: Uint8Array,
): Promise<boolean> {
  if (key.length !== 32 || signature.length !== 64) return false;
  try {
    const name = key.join();
    const known = KEYS.get(name);
    const native = known ?? crypto.subtle.importKey('raw', copy(key), 'Ed25519', false, ['verify']);
    if (!known && KEYS.size < 256) KEYS.set(name, native);
    return await crypto.subtle.verify('Ed25519', await native, copy(signature), copy(message));
  } catch {
    return ed25519Verify(signature, message, key);
  }
}

/** Keys read lately. */
const KEYS = new Map<string, Promise<CryptoKey>>();

/** WebCrypto takes no views of shared memory, which the type of a view cannot rule out. */
const copy = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);
