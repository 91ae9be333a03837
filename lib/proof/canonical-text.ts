import { canonicalJson, type Json } from '@/lib/kernel/canonical-json';

/** Deepest nesting of arrays and objects in a record. */
const MAX_DEPTH = 32;

export type CanonicalText =
  | { readonly ok: true; readonly value: Json }
  | {
      readonly ok: false;
      readonly problem: 'json' | 'canonical';
      /** What JSON.parse made of the text, for saying which record it claims to be. */
      readonly value: unknown;
    };

/**
 * Reads a text that must be the canonical JSON (RFC 8785 as lib/kernel/canonical-json narrows it)
 * of its own value. Two spellings of one value never both pass.
 */
export function parseCanonical(text: string): CanonicalText {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, problem: 'json', value: undefined };
  }
  if (isSortedJson(value, MAX_DEPTH) && JSON.stringify(value) === text) return { ok: true, value };
  // JSON.parse moves keys that look like integers to the front, so a canonical text with such keys
  // fails the quick way and is decided by writing it anew.
  if (isJson(value, MAX_DEPTH) && isCanonicalOf(text, value)) return { ok: true, value };
  return { ok: false, problem: 'canonical', value };
}

function isCanonicalOf(text: string, value: Json): boolean {
  try {
    return canonicalJson(value) === text;
  } catch {
    return false;
  }
}

/**
 * For what JSON.parse returns, whether it holds only what canonical JSON may hold, with the keys of
 * each object in ascending UTF-16 order. JSON.stringify then writes strings and integers exactly as
 * RFC 8785 does, at a fifth of the cost of sorting.
 */
function isSortedJson(value: unknown, depth: number): value is Json {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth === 0) return false;
  if (Array.isArray(value)) return value.every((item) => isSortedJson(item, depth - 1));
  const members = memberMap(value);
  let last: string | undefined;
  for (const key of Object.keys(members)) {
    if (!key.isWellFormed() || (last !== undefined && key <= last)) return false;
    if (!isSortedJson(members[key], depth - 1)) return false;
    last = key;
  }
  return true;
}

function isJson(value: unknown, depth: number): value is Json {
  if (typeof value !== 'object' || value === null) return value !== undefined;
  return depth > 0 && Object.values(value).every((item) => isJson(item, depth - 1));
}

/** An object that JSON.parse made, by its own keys; looking one up costs less than Object.entries. */
function memberMap(value: object): Record<string, unknown> {
  return value as Record<string, unknown>;
}
