import { linkTo } from '@/lib/dossier/pages/paper';
import type { Run } from '@/lib/dossier/pdf/text/style';
import type { Cite } from '@/lib/elements/cite';
import type { ShownRecord } from '@/lib/elements/record';
import { type CaptureClass, RECORD_KINDS, type RecordKind } from '@/lib/entries/vocabulary';
import type { VolumePaper } from '../volume-paper';

/** A place of the record by name, with its page in this volume where it stands in it. */
export function citeRuns(paper: VolumePaper, cite: Cite): Run[] {
  const { text, destination } = paper.cited(cite);
  if (destination === null) return [text];
  return [linkTo(destination, text), ' ', pageOf(paper, destination)];
}

/** The page on which a place stands, in words. */
export function pageOf({ own }: VolumePaper, destination: string): Run {
  return {
    pages: (at) => own.text('page', { page: at.first(destination) ?? '—' }),
    room: own.text('page', { page: '000' }),
    scale: 0.92,
  };
}

/** What a record is called as a place that something leans on; an entry where it is no such record. */
export function citeOf({ kind, id, entry }: ShownRecord): Cite {
  const bare = { span: null, region: null, page: null };
  if (!isRecordKind(kind)) return { ...bare, record: null, entry };
  const [record = '', revision] = id.split('/');
  return {
    ...bare,
    // Identifiers of the state are such as the schema asks for.
    record: { kind, id: record as NonNullable<Cite['record']>['id'], revision: numberOr(revision) },
    entry: null,
  };
}

function isRecordKind(kind: string): kind is RecordKind {
  return (RECORD_KINDS as readonly string[]).includes(kind);
}

function numberOr(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}

/** Kind and identifier of what a cite names, as records are called in bearings; null for an entry. */
export function recordKey({ record }: Cite): string | null {
  if (record === null) return null;
  return `${record.kind} ${record.revision === null ? record.id : `${record.id}/${record.revision}`}`;
}

/** The class of what a cite names; null for acts that were recorded as they were done. */
export function classOf({ material }: VolumePaper, { record }: Cite): CaptureClass | null {
  const { state } = material;
  switch (record?.kind) {
    case 'exhibit':
      return state.exhibits.get(record.id)?.class ?? null;
    case 'run':
      return state.runs.get(record.id)?.class ?? null;
    case 'selection':
      return state.selections.get(record.id)?.class ?? null;
    case 'modification':
      return state.modifications.get(record.id)?.class ?? null;
    default:
      return null;
  }
}
