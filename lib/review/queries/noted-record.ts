import type { ShownRecord } from '@/lib/elements/record';
import type { Facts } from '@/lib/elements/rule-records';
import { shownRecord } from '@/lib/elements/shown';
import { RECORD_KINDS } from '@/lib/entries/vocabulary';
import type { NoteItem } from '../dto';

/** The record that a note is about; a revision is named by its prompt and its number. */
export function notedRecord(facts: Facts, record: NoteItem['record']): ShownRecord | null {
  if (!record) return null;
  const [id = '', revision] = record.id.split('/');
  // Counsel's log keeps the kind as a word of its own; what is none of ours is shown by none.
  const kind = RECORD_KINDS.find((one) => one === record.kind);
  if (!kind) return null;
  return shownRecord(facts, { kind, id, revision: revision ? Number(revision) : null }) ?? null;
}
