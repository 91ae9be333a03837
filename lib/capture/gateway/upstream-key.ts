import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { env } from '@/lib/kernel/env';

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

// Derived anew each time: the key exists nowhere but in the instance's secret (RFC 5869).
function key(): Buffer {
  const secret = env().CHIROGRAPH_SECRET;
  return Buffer.from(hkdfSync('sha256', secret, '', 'chirograph keys of upstreams', 32));
}

/**
 * The key of an upstream, sealed with AES-256-GCM under a key of this instance. Bound to its source:
 * moved to the row of another it cannot be opened.
 */
export function sealKey(sourceId: string, plain: string): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key(), nonce);
  cipher.setAAD(Buffer.from(sourceId));
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), nonce, sealed, cipher.getAuthTag()]);
}

/** The key in clear, or null where it was sealed for another source or secret, or altered. */
export function unsealKey(sourceId: string, sealed: Uint8Array): string | null {
  const bytes = Buffer.from(sealed);
  if (bytes[0] !== VERSION || bytes.length < 1 + NONCE_BYTES + TAG_BYTES) return null;
  const body = bytes.subarray(1 + NONCE_BYTES, bytes.length - TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(1, 1 + NONCE_BYTES));
  decipher.setAAD(Buffer.from(sourceId));
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
