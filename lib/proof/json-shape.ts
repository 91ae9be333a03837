import type { Json } from '@/lib/kernel/canonical-json';
import { SHA256_HEX } from '@/lib/kernel/digest';
import type { JsonObject } from './entry';

/** Whether a value is an object, and no array. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is an object with exactly these keys, in this order. */
export function hasKeys(value: Json | undefined, keys: readonly string[]): value is JsonObject {
  return isObject(value) && Object.keys(value).join(' ') === keys.join(' ');
}

/** Whether a value of canonical JSON, which holds no fractions, is a count. */
export function isCount(value: Json | undefined): value is number {
  return typeof value === 'number' && value >= 0;
}

/** Whether a value is a SHA-256 in lower-case hexadecimal. */
export function isHash(value: Json | undefined): value is string {
  return typeof value === 'string' && SHA256_HEX.test(value);
}
