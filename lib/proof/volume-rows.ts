import type { Json } from '@/lib/kernel/canonical-json';
import { hasKeys, isCount, isHash } from './json-shape';

/** Folder of derivatives with parts taken out. */
export const REDACTED = 'data/redacted/';
export const COMPOSITION = 'data/composition.json';

/** A file of the volume that is in the bundle: the volume in parts, recreations, an annex. */
export interface VolumeRow {
  readonly bytes: number;
  readonly file: string;
  readonly pages: number;
  /** From 1, of so many of the role. */
  readonly part: number;
  readonly parts: number;
  readonly role: string;
  readonly sha256: string;
}

/** A derivative, and the entry that admitted the version it was made of. */
export interface RedactionRow {
  readonly bytes: number;
  readonly entry: number;
  readonly exhibit: string;
  readonly file: string;
  readonly sha256: string;
}

/** What an index says of a volume. */
export interface VolumeIndex {
  /** The canonical JSON from which the volume was set. */
  readonly composition: { readonly bytes: number; readonly file: string; readonly sha256: string };
  readonly files: readonly VolumeRow[];
  readonly redactions: readonly RedactionRow[];
}

/** As canonical JSON takes it. */
export function volumeJson({ composition, files, redactions }: VolumeIndex): Json {
  return {
    composition: { ...composition },
    files: files.map((one) => ({ ...one })),
    redactions: redactions.map((one) => ({ ...one })),
  };
}

const FILE_KEYS = ['bytes', 'file', 'pages', 'part', 'parts', 'role', 'sha256'];
const REDACTION_KEYS = ['bytes', 'entry', 'exhibit', 'file', 'sha256'];

/** Whether a value of canonical JSON is what an index says of a volume. */
export function isVolumeIndex(value: Json | undefined): boolean {
  if (!hasKeys(value, ['composition', 'files', 'redactions'])) return false;
  const { composition, files, redactions } = value;
  return (
    hasKeys(composition, ['bytes', 'file', 'sha256']) &&
    isFile(composition) &&
    composition.file === COMPOSITION &&
    Array.isArray(files) &&
    files.length > 0 &&
    files.every(
      (row) =>
        hasKeys(row, FILE_KEYS) &&
        isFile(row) &&
        [row.pages, row.part, row.parts].every(isCount) &&
        typeof row.role === 'string',
    ) &&
    Array.isArray(redactions) &&
    redactions.every(
      (row) =>
        hasKeys(row, REDACTION_KEYS) &&
        isFile(row) &&
        isCount(row.entry) &&
        typeof row.exhibit === 'string',
    )
  );
}

function isFile(row: { readonly [key: string]: Json }): boolean {
  return isCount(row.bytes) && isHash(row.sha256) && typeof row.file === 'string';
}
