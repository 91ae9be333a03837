import canonicalize from 'canonicalize';

/** The JSON values that entries may hold: no floats, no undefined, no non-JSON objects. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

/**
 * RFC 8785 canonical JSON text of a value. Narrower than the RFC on purpose: numbers must be safe
 * integers and strings well-formed UTF-16, so that every implementation agrees on the bytes.
 * Throws a TypeError naming the offending path.
 */
export function canonicalJson(value: Json): string {
  check(value, '$');
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}

function check(value: Json, path: string): void {
  if (value === null || typeof value === 'boolean') return;
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new TypeError(`lone surrogate at ${path}`);
    return;
  }
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
      throw new TypeError(`not a safe integer at ${path}`);
    }
    return;
  }
  if (Array.isArray(value)) {
    value.forEach((item, i) => {
      check(item, `${path}[${i}]`);
    });
    return;
  }
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) {
    throw new TypeError(`not a JSON value at ${path}`);
  }
  for (const [key, item] of Object.entries(value)) {
    if (!key.isWellFormed()) throw new TypeError(`lone surrogate in a key at ${path}`);
    check(item, `${path}.${key}`);
  }
}
