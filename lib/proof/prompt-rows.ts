import type { Json } from '@/lib/kernel/canonical-json';
import { hasKeys, isCount, isHash } from './json-shape';
import type { PromptFacts } from './prompt-entries';

/** Folder of all that a bundle holds of prompts. */
export const PROMPTS = 'data/prompts/';

/** One frozen revision in the index of a bundle. */
export interface RevisionRow {
  /** Index of the entry that froze it. */
  readonly entry: number;
  /** Path of the frozen document; null where the prompt is withheld. */
  readonly file: string | null;
  readonly revision: number;
  /** Digest of the frozen document. */
  readonly sha256: string;
}

/** One prompt in the index of a bundle. */
export interface PromptRow {
  /** Index of the entry that opened it. */
  readonly entry: number;
  /** Path of its operations; null where the prompt is withheld, in bundles of a volume. */
  readonly file: string | null;
  /** Hash of the last operation that the ledger covers. */
  readonly hash: string;
  readonly id: string;
  readonly number: number;
  readonly revisions: readonly RevisionRow[];
  /** Operations that the ledger covers; all of them are in the bundle, unless it is withheld. */
  readonly size: number;
  /** Title, or null where it was erased or is withheld. */
  readonly title: string | null;
}

/** Path of a prompt's operations in a bundle. */
export function operationsPath(prompt: string): string {
  return `${PROMPTS}${prompt}/operations.ndjson`;
}

/** Path of a frozen document in a bundle. */
export function revisionPath(prompt: string, revision: number): string {
  return `${PROMPTS}${prompt}/revisions/${revision}.json`;
}

/** The row that a prompt's facts call for; without files where it is withheld. */
export function promptRow(facts: PromptFacts, title: string | null, isWithheld = false): PromptRow {
  const head = facts.heads.at(-1);
  return {
    entry: facts.entry,
    file: isWithheld ? null : operationsPath(facts.prompt),
    hash: head?.hash ?? '',
    id: facts.prompt,
    number: facts.number,
    revisions: facts.revisions.map(({ entry, revision, sha256 }) => ({
      entry,
      file: isWithheld ? null : revisionPath(facts.prompt, revision),
      revision,
      sha256,
    })),
    size: head?.size ?? 0,
    title,
  };
}

/** Rows as canonical JSON takes them. */
export function promptRowsJson(rows: readonly PromptRow[]): Json[] {
  return rows.map((row) => ({ ...row, revisions: row.revisions.map((one) => ({ ...one })) }));
}

const ROW_KEYS = ['entry', 'file', 'hash', 'id', 'number', 'revisions', 'size', 'title'];
const REVISION_KEYS = ['entry', 'file', 'revision', 'sha256'];

/** Whether a value of canonical JSON is a row; some may be withheld where that is allowed. */
export function isPromptRow(row: Json, mayWithhold = false): boolean {
  return (
    hasKeys(row, ROW_KEYS) &&
    isCount(row.entry) &&
    isCount(row.number) &&
    isCount(row.size) &&
    isHash(row.hash) &&
    (typeof row.file === 'string' || (mayWithhold && row.file === null)) &&
    typeof row.id === 'string' &&
    (row.title === null || typeof row.title === 'string') &&
    Array.isArray(row.revisions) &&
    row.revisions.every((one) => isRevisionRow(one, row.file === null))
  );
}

function isRevisionRow(row: Json, isWithheld: boolean): boolean {
  return (
    hasKeys(row, REVISION_KEYS) &&
    isCount(row.entry) &&
    isCount(row.revision) &&
    isHash(row.sha256) &&
    (isWithheld ? row.file === null : typeof row.file === 'string')
  );
}
