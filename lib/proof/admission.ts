import type { Json } from '@/lib/kernel/canonical-json';
import { SHA256_HEX } from '@/lib/kernel/digest';
import { idPattern } from '@/lib/kernel/ids';
import type { Entry, JsonObject } from './entry';

/** Bytes by digest, as an act names them. */
export interface ObjectRef {
  /** SHA-256, 64 hexadecimal characters. */
  readonly sha256: string;
  readonly bytes: number;
}

export type ExhibitKind = 'file' | 'hash_only' | 'note' | 'statement';

/** An entry that brings an exhibit, or a further version of one, into the case. */
export interface Admission {
  /** Index of the entry. */
  readonly entry: number;
  readonly exhibit: string;
  readonly kind: ExhibitKind;
  /** The bytes kept, or null where only their digest was registered. */
  readonly object: ObjectRef | null;
  /** The digest registered without bytes, or null. */
  readonly digest: ObjectRef | null;
  /** Capture class and number, where the act states them. */
  readonly class: string | null;
  readonly number: number | null;
}

const ADMITTING = new Set(['exhibit.added', 'exhibit.version_added']);
const EXHIBIT_ID = idPattern('exhibit');

/** Whether entries of this kind admit exhibits. Every other kind is opaque to the verifier. */
export function admitsExhibit(kind: string): boolean {
  return ADMITTING.has(kind);
}

/** What an admitting entry admits, or undefined where its act does not say it properly. */
export function admissionOf(entry: Entry): Admission | undefined {
  const { exhibit, kind, object, digest } = entry.act;
  if (typeof exhibit !== 'string' || !EXHIBIT_ID.test(exhibit)) return undefined;
  if (kind !== 'file' && kind !== 'hash_only' && kind !== 'note' && kind !== 'statement') {
    return undefined;
  }
  const kept = refOf(object);
  const registered = refOf(digest);
  const onlyDigest = kind === 'hash_only';
  if (kept === undefined || registered === undefined) return undefined;
  if ((kept === null) !== onlyDigest || (onlyDigest && registered === null)) return undefined;
  return {
    entry: entry.index,
    exhibit,
    kind,
    object: kept,
    digest: registered,
    class: typeof entry.act.class === 'string' ? entry.act.class : null,
    number: typeof entry.act.number === 'number' ? entry.act.number : null,
  };
}

/** null for an absent reference, undefined for one that is malformed. */
function refOf(value: Json | undefined): ObjectRef | null | undefined {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object' || !isObject(value)) return undefined;
  const { sha256, bytes } = value;
  if (typeof sha256 !== 'string' || !SHA256_HEX.test(sha256)) return undefined;
  if (typeof bytes !== 'number' || bytes < 0) return undefined;
  return { sha256, bytes };
}

function isObject(value: object): value is JsonObject {
  return !Array.isArray(value);
}
