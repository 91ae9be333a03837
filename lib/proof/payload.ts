import { randomBytes, sha256 } from '#crypto';
import { canonicalJson, type Json } from '@/lib/kernel/canonical-json';
import { ISO_TIME } from '@/lib/kernel/clock';
import { fromHex, SHA256_HEX, toHex, utf8 } from '@/lib/kernel/digest';
import { parseCanonical } from './canonical-text';
import type { JsonObject } from './entry';

/** Bytes of random salt before a personal payload. */
export const SALT_BYTES = 32;

/** Longest payload record, in bytes of its canonical JSON. */
export const MAX_PAYLOAD_BYTES = 4 * 1024 * 1024;

/** Personal payload of one entry, kept apart from it (docs/formats/entry.md §Payload records). */
export type PayloadRecord =
  | { readonly index: number; readonly salt: string; readonly payload: JsonObject }
  | { readonly index: number; readonly erased: { readonly at: string; readonly reason: string } }
  | { readonly index: number; readonly withheld: true };

/** A fresh salt, 64 hexadecimal characters. It is deleted together with the payload. */
export function newSalt(): string {
  return toHex(randomBytes(SALT_BYTES));
}

/**
 * What an entry holds in place of its personal payload: SHA-256(salt ‖ UTF-8 of the payload's
 * canonical JSON), 64 hexadecimal characters. Without the salt the figure tells nothing about a
 * payload that could be guessed. Throws a RangeError for a salt that is not 64 hexadecimal
 * characters and a TypeError for a payload that has no canonical JSON.
 */
export function payloadCommitment(salt: string, payload: JsonObject): string {
  if (!SHA256_HEX.test(salt)) throw new RangeError('a salt is 64 hexadecimal characters');
  return toHex(sha256(fromHex(salt), utf8(canonicalJson(payload))));
}

/** Line of a payload record: its canonical JSON, without the newline. */
export function formatPayloadRecord(record: PayloadRecord): string {
  return canonicalJson(record);
}

/** Reads one payload record strictly, or undefined where the text is not one. */
export function parsePayloadRecord(text: string): PayloadRecord | undefined {
  const parsed = parseCanonical(text);
  if (!parsed.ok || !isObject(parsed.value)) return undefined;
  const { index, salt, payload, erased, withheld } = parsed.value;
  if (typeof index !== 'number' || index < 0) return undefined;
  switch (Object.keys(parsed.value).join(' ')) {
    case 'index payload salt':
      if (typeof salt !== 'string' || !SHA256_HEX.test(salt) || !isObject(payload))
        return undefined;
      return { index, salt, payload };
    case 'erased index': {
      if (!isObject(erased) || Object.keys(erased).join(' ') !== 'at reason') return undefined;
      const { at, reason } = erased;
      if (typeof at !== 'string' || !ISO_TIME.test(at) || typeof reason !== 'string') {
        return undefined;
      }
      return { index, erased: { at, reason } };
    }
    case 'index withheld':
      return withheld === true ? { index, withheld } : undefined;
    default:
      return undefined;
  }
}

/**
 * Whether a record belongs to an entry with this commitment. Erased and withheld records say that
 * the payload is not there, which no commitment can contradict.
 */
export function matchesCommitment(record: PayloadRecord, commitment: string): boolean {
  if (!('salt' in record)) return true;
  return payloadCommitment(record.salt, record.payload) === commitment;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
