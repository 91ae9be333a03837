import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { env } from './env';

const PREFIX = 'v1.';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What a sealed text is for; each purpose has a key of its own. */
export type Purpose = 'letters' | 'keys of upstreams' | 'notes of counsel';

// Derived anew each time: the key exists nowhere but in the instance's secret (RFC 5869), so that a
// copy of the database alone gives nothing away.
function key(purpose: Purpose): Buffer {
  const secret = env().CHIROGRAPH_SECRET;
  return Buffer.from(hkdfSync('sha256', secret, '', `chirograph ${purpose}`, 32));
}

/**
 * A text sealed with AES-256-GCM under a key of this instance. `bound` names the row it belongs to:
 * moved to another one it cannot be opened.
 */
export function sealText(purpose: Purpose, bound: string, text: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key(purpose), nonce);
  cipher.setAAD(Buffer.from(bound));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return `${PREFIX}${Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url')}`;
}

/** The text, or null where it was sealed for another purpose, row or secret, or altered. */
export function unsealText(purpose: Purpose, bound: string, sealed: string): string | null {
  if (!sealed.startsWith(PREFIX)) return null;
  const bytes = Buffer.from(sealed.slice(PREFIX.length), 'base64url');
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', key(purpose), bytes.subarray(0, NONCE_BYTES));
  decipher.setAAD(Buffer.from(bound));
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  try {
    const body = bytes.subarray(NONCE_BYTES, bytes.length - TAG_BYTES);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
