import type { RecordRef } from '@/lib/entries/record-ref';
import type { CaseState } from '@/lib/entries/state';
import type { ShownRecord } from './record';
import {
  exhibitRecord,
  generatorRecord,
  type MarkOf,
  modificationRecord,
  revisionRecord,
  runRecord,
  selectionRecord,
  workEventRecord,
} from './records';
import type { Facts } from './rule-records';

/** A record of the case by its name, as lists show it; undefined where the case has none such. */
export function shownRecord(
  { state, markOf }: Pick<Facts, 'state' | 'markOf'>,
  { kind, id, revision }: RecordRef,
): ShownRecord | undefined {
  switch (kind) {
    case 'exhibit': {
      const one = state.exhibits.get(id);
      return one && exhibitRecord(one);
    }
    case 'revision': {
      const prompt = state.prompts.get(id);
      const one = prompt?.revisions[(revision ?? 0) - 1];
      return prompt && one && revisionRecord(prompt, one);
    }
    case 'run': {
      const one = state.runs.get(id);
      return one && runRecord(one);
    }
    case 'selection': {
      const one = state.selections.get(id);
      return one && selectionRecord(one);
    }
    case 'modification': {
      const one = state.modifications.get(id);
      return one && modificationRecord(one);
    }
    case 'work': {
      const one = [...state.workEvents.values()].filter((event) => event.work === id).at(-1);
      return one ? workEventRecord(state, one) : plainWork(state, id, markOf);
    }
    case 'generator': {
      const one = state.generators.get(id);
      return one && generatorRecord(state, one, markOf);
    }
  }
}

/** A work of which neither completion nor publication is recorded. */
function plainWork(state: CaseState, id: string, markOf: MarkOf): ShownRecord | undefined {
  const one = state.works.get(id);
  if (!one) return undefined;
  const { title, entry } = one;
  return {
    kind: 'work',
    id,
    number: null,
    title,
    class: null,
    claimed: null,
    ...markOf(entry),
    entry,
  };
}
