import { canonicalJson, type Json } from '@/lib/kernel/canonical-json';
import { ISO_TIME } from '@/lib/kernel/clock';
import { SHA256_HEX, utf8 } from '@/lib/kernel/digest';
import { idPattern } from '@/lib/kernel/ids';
import { parseCanonical } from './canonical-text';
import type { Check } from './report';

/** Longest entry, in bytes of its canonical JSON. */
export const MAX_ENTRY_BYTES = 1024 * 1024;

/** A JSON object as entries hold it. */
export type JsonObject = { readonly [key: string]: Json };

/** Who did it, and what they were allowed to do at that time. */
export interface EntryActor {
  /** Access level in the case at that time, or null where none applies. */
  readonly access: string | null;
  readonly authenticator: 'password' | 'token' | 'service';
  /** `acct_…` for a person, `svc_…` for a service. */
  readonly id: string;
  readonly kind: 'person' | 'service';
  /** `sess_…` or `tok_…`, or null for a service. */
  readonly session: string | null;
}

/** One ledger entry, version 1 (docs/formats/entry.md). */
export interface Entry {
  /** Public body of the kind: identifiers, digests, numbers, enumerations and times only. */
  readonly act: JsonObject;
  readonly actor: EntryActor;
  /** Server time of record, ISO 8601 UTC with milliseconds. */
  readonly at: string;
  readonly case: string;
  /** Time the client claimed, or null. */
  readonly claimed: string | null;
  /** Position in the ledger, from 0. */
  readonly index: number;
  /** What happened, past tense: `exhibit.added`. */
  readonly kind: string;
  /** Commitment to the personal payload (see payload.ts), 64 hexadecimal characters, or null. */
  readonly payload: string | null;
  /** Leaf hash of the entry before, 64 hexadecimal characters; zeros for index 0. */
  readonly prev: string;
  /** Version of the software that wrote the entry. */
  readonly software: string;
  /** Version of the kind's body. */
  readonly v: number;
}

/** One rule that a text breaks as an entry. */
export interface EntryFault {
  readonly check: Extract<Check, `entry.${string}`>;
  readonly expected: string;
  readonly found: unknown;
}

/** What a text that is no entry still claims, for naming it and for following the chain. */
export interface EntryClaims {
  readonly index: number | null;
  readonly prev: string | null;
  readonly payload: string | null;
}

export type ParsedEntry =
  | { readonly ok: true; readonly entry: Entry }
  | { readonly ok: false; readonly faults: readonly EntryFault[]; readonly claims: EntryClaims };

const CASE_ID = idPattern('case');
const PERSON_ID = idPattern('account');
const SERVICE_ID = /^svc_[a-z0-9_]{1,64}$/;
const SESSION_ID = idPattern('session');
const TOKEN_ID = idPattern('token');
const KIND = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$/;
const WORD = /^[a-z][a-z0-9_-]{0,63}$/;
const VISIBLE = /^[\x20-\x7e]{1,200}$/;

interface Field {
  readonly rule: string;
  holds(value: unknown): boolean;
}

const FIELDS: Record<keyof Entry, Field> = {
  act: { rule: 'an object', holds: isObject },
  actor: { rule: 'an actor', holds: (v) => isObject(v) && faultsIn(v, ACTOR_LIST).length === 0 },
  at: { rule: 'an ISO 8601 UTC time with milliseconds', holds: isTime },
  case: { rule: 'a case identifier', holds: (v) => matches(v, CASE_ID) },
  claimed: { rule: 'an ISO 8601 UTC time or null', holds: (v) => v === null || isTime(v) },
  index: { rule: 'an integer from 0', holds: (v) => isInteger(v, 0) },
  kind: { rule: 'a kind such as exhibit.added', holds: (v) => matches(v, KIND) },
  payload: { rule: 'a commitment or null', holds: (v) => v === null || matches(v, SHA256_HEX) },
  prev: { rule: 'a leaf hash', holds: (v) => matches(v, SHA256_HEX) },
  software: { rule: 'a version text', holds: (v) => matches(v, VISIBLE) },
  v: { rule: 'an integer from 1', holds: (v) => isInteger(v, 1) },
};

const ACTOR_FIELDS: Record<keyof EntryActor, Field> = {
  access: { rule: 'an access level or null', holds: (v) => v === null || matches(v, WORD) },
  authenticator: {
    rule: 'password, token or service',
    holds: (v) => v === 'password' || v === 'token' || v === 'service',
  },
  id: { rule: 'acct_… or svc_…', holds: (v) => matches(v, PERSON_ID) || matches(v, SERVICE_ID) },
  kind: { rule: 'person or service', holds: (v) => v === 'person' || v === 'service' },
  session: {
    rule: 'sess_…, tok_… or null',
    holds: (v) => v === null || matches(v, SESSION_ID) || matches(v, TOKEN_ID),
  },
};

type NamedField = readonly [name: string, field: Field];
const FIELD_LIST: readonly NamedField[] = Object.entries(FIELDS);
const ACTOR_LIST: readonly NamedField[] = Object.entries(ACTOR_FIELDS);

/**
 * The exact bytes of an entry: UTF-8 of its canonical JSON. What is hashed, signed over and
 * exported. Throws a TypeError naming the field where the value is not an entry.
 */
export function entryBytes(entry: Entry): Uint8Array {
  const fault = entryFaults(entry)[0];
  if (fault) throw new TypeError(`not an entry: ${fault.expected}`);
  const bytes = utf8(canonicalJson({ ...entry, actor: { ...entry.actor } }));
  if (bytes.length > MAX_ENTRY_BYTES) throw new TypeError('not an entry: too long');
  return bytes;
}

/** Reads one entry's exact text strictly: canonical, exactly the keys of version 1, right types. */
export function parseEntry(text: string): ParsedEntry {
  const parsed = parseCanonical(text);
  if (!parsed.ok) {
    const expected = parsed.problem === 'json' ? 'JSON' : 'canonical JSON';
    const fault = { check: `entry.${parsed.problem}`, expected, found: text } as const;
    return { ok: false, faults: [fault], claims: claimsOf(parsed.value) };
  }
  const faults = entryFaults(parsed.value);
  if (faults.length > 0) return { ok: false, faults, claims: claimsOf(parsed.value) };
  return { ok: true, entry: checkedEntry(parsed.value) };
}

function entryFaults(value: unknown): EntryFault[] {
  if (!isObject(value)) return [{ check: 'entry.field', expected: 'an object', found: value }];
  const faults = faultsIn(value, FIELD_LIST);
  if (faults.length > 0 || !isObject(value.actor)) return faults;
  const { id, kind } = value.actor;
  if (matches(id, PERSON_ID) === (kind === 'person')) return [];
  return [{ check: 'entry.field', expected: 'actor: an id of its kind', found: id }];
}

function faultsIn(value: JsonObject, fields: readonly NamedField[]): EntryFault[] {
  const faults: EntryFault[] = [];
  for (const [name, field] of fields) {
    if (!Object.hasOwn(value, name)) {
      faults.push({ check: 'entry.field', expected: `the key ${name}`, found: 'none' });
    } else if (!field.holds(value[name])) {
      const expected = `${name}: ${field.rule}`;
      faults.push({ check: 'entry.field', expected, found: value[name] });
    }
  }
  const keys = Object.keys(value);
  if (faults.length === 0 && keys.length === fields.length) return faults;
  for (const key of keys) {
    if (fields.some(([name]) => name === key)) continue;
    faults.push({ check: 'entry.field', expected: 'no other key', found: key });
  }
  return faults;
}

function claimsOf(value: unknown): EntryClaims {
  const claimed: JsonObject = isObject(value) ? value : {};
  const { index, prev, payload } = claimed;
  return {
    index: typeof index === 'number' && isInteger(index, 0) ? index : null,
    prev: typeof prev === 'string' && matches(prev, SHA256_HEX) ? prev : null,
    payload: typeof payload === 'string' && matches(payload, SHA256_HEX) ? payload : null,
  };
}

/** The one cast of this file: `entryFaults` has found every field to be of its type. */
function checkedEntry(value: Json): Entry {
  return value as unknown as Entry;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isInteger(value: unknown, least: number): boolean {
  return Number.isSafeInteger(value) && Number(value) >= least;
}

function matches(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}

const CLOCK_TIME = /^T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
/** Day found to exist last; entries come by the thousand on one day. */
let knownDay = '';

function isTime(value: unknown): boolean {
  if (typeof value !== 'string' || !ISO_TIME.test(value) || !CLOCK_TIME.test(value.slice(10))) {
    return false;
  }
  const day = value.slice(0, 10);
  if (day === knownDay) return true;
  const time = new Date(`${day}T00:00:00.000Z`);
  // 30 February parses, as 2 March; the way back tells.
  if (Number.isNaN(time.getTime()) || time.toISOString().slice(0, 10) !== day) return false;
  knownDay = day;
  return true;
}
