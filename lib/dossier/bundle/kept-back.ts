import type { StoredEntry } from '@/lib/ledger/read';

/** What a bundle does not hand over. */
export type Kept = {
  /** Exhibits without their bytes, titles and texts. */
  exhibits: ReadonlySet<string>;
  /** Exhibits of which a derivative is handed over instead of any bytes taken in. */
  redacted: ReadonlySet<string>;
  prompts: ReadonlySet<string>;
  runs: ReadonlySet<string>;
};

/** Kinds whose act names a record and whose payload says something of it, or translates it. */
const ABOUT_RECORDS = new Set(['element.linked', 'question.answered', 'translation.added']);

/**
 * Whether the payload of an entry stays back: it is of something that is withheld, says something of it,
 * or tells for whom and why an earlier volume was composed, which is counsel's affair.
 */
export function isKept(entry: Pick<StoredEntry, 'kind' | 'subject' | 'body'>, kept: Kept): boolean {
  const { kind, subject } = entry;
  if (kind === 'volume.requested') return true;
  const { exhibits, prompts, runs } = kept;
  const isBack = (id: string) => exhibits.has(id) || prompts.has(id) || runs.has(id);
  if (subject !== null && isBack(subject)) return true;
  if (exhibits.size + prompts.size + runs.size === 0 || !ABOUT_RECORDS.has(kind)) return false;
  // An entry's body is canonical JSON that was validated when it was recorded.
  const { act } = JSON.parse(entry.body) as { act: { record?: { id: string } | null } };
  return act.record ? isBack(act.record.id) : false;
}
