import type { z } from 'zod';
import type { ShownRecord } from '@/lib/elements/record';
import {
  exhibitRecord,
  generatorRecord,
  modificationRecord,
  revisionRecord,
  runRecord,
  selectionRecord,
} from '@/lib/elements/records';
import type { Facts } from '@/lib/elements/rule-records';
import { shownRecord } from '@/lib/elements/shown';
import type { RecordKind } from '@/lib/entries/vocabulary';
import { withName } from '@/lib/review/queries/names';
import type { Citable } from '../dto';
import type { citableInput } from '../schema';

type Asked = z.output<typeof citableInput>;

/** Records of a kind, in the order of record. */
function recordsOf(facts: Facts, kind: RecordKind): ShownRecord[] {
  const { state, markOf } = facts;
  switch (kind) {
    case 'exhibit':
      return [...state.exhibits.values()].map(exhibitRecord);
    case 'revision':
      return [...state.prompts.values()].flatMap((prompt) =>
        prompt.revisions.map((one) => revisionRecord(prompt, one)),
      );
    case 'run':
      return [...state.runs.values()].map(runRecord);
    case 'selection':
      return [...state.selections.values()].map(selectionRecord);
    case 'modification':
      return [...state.modifications.values()].map(modificationRecord);
    case 'work':
      return [...state.works.values()].flatMap(
        ({ id }) => shownRecord(facts, { kind, id, revision: null }) ?? [],
      );
    case 'generator':
      return [...state.generators.values()].map((one) => generatorRecord(state, one, markOf));
  }
}

/** Whether a record is meant: by its number, or by words in its name. */
function isMeant({ number, title }: ShownRecord, search: string): boolean {
  const words = search.trim().toLocaleLowerCase();
  if (words === '') return true;
  return String(number) === words || title.toLocaleLowerCase().includes(words);
}

/** Records that a statement can lean on, page by page, in the order of record. */
export function citable(facts: Facts, { kind, search, after, limit }: Asked): Citable {
  const meant = recordsOf(facts, kind)
    .filter((one) => isMeant(one, search) && (after === undefined || one.entry > after))
    .sort((a, b) => a.entry - b.entry);
  const shown = meant.slice(0, limit);
  return {
    records: shown.map((one) => withName(facts.state, one)),
    next: meant.length > limit ? (shown.at(-1)?.entry ?? null) : null,
  };
}
