import type { CaseState } from '@/lib/entries/state';
import type { LinkState } from '@/lib/entries/state-review';
import { ELEMENT_RULES } from './elements';
import {
  type Bears,
  isAfterDispute,
  type ShownRecord,
  type Weakness,
  weaknessOfClass,
} from './record';
import {
  exhibitRecord,
  generatorRecord,
  modificationRecord,
  revisionRecord,
  runRecord,
  selectionRecord,
  workEventRecord,
} from './records';
import { type Facts, LISTED } from './rule-records';

/**
 * Every record that bears on an element: those the rules list and those that people linked, oldest
 * first within an element. A record that is both listed and linked appears once, by its link.
 */
export function bearings(facts: Facts): Bears[] {
  const { state } = facts;
  const found: Bears[] = [];
  for (const { id, rules } of ELEMENT_RULES) {
    const linked = [...state.links.values()].filter(
      (one) => one.element === id && one.withdrawn === null,
    );
    const own = linked.flatMap((link): Bears[] => {
      const record = linkedRecord(facts, link);
      if (!record) return [];
      const basis = { link: link.id, note: link.note, account: link.linked.actor };
      return [{ element: id, record, bearing: link.bearing, basis, weaknesses: [] }];
    });
    const taken = new Set(own.map(({ record }) => `${record.kind} ${record.id}`));
    const listed = rules.flatMap((rule) =>
      LISTED[rule](facts)
        .filter(({ record }) => !taken.has(`${record.kind} ${record.id}`))
        .map(
          ({ record, weaknesses, bearing = 'supports' }): Bears => ({
            element: id,
            record,
            bearing,
            basis: { rule },
            weaknesses,
          }),
        ),
    );
    found.push(...[...own, ...listed].sort((a, b) => a.record.entry - b.record.entry));
  }
  const contested = contestedEntries(state);
  return found.map((one) => ({
    ...one,
    weaknesses: [
      ...new Set<Weakness>([
        ...weaknessOfClass(one.record.class),
        ...one.weaknesses,
        ...(isAfterDispute(state, one.record.at) ? (['after_dispute'] as const) : []),
        ...(contested.has(one.record.entry) ? (['contested'] as const) : []),
      ]),
    ],
  }));
}

/** Acts that somebody they are given to disagrees with, by his last answer. */
function contestedEntries(state: CaseState): Set<number> {
  const last = new Map(state.answers.map((one) => [`${one.entry} ${one.contributor}`, one]));
  return new Set(
    [...last.values()].filter((one) => one.meaning === 'disagreement').map((one) => one.entry),
  );
}

function linkedRecord({ state, markOf }: Facts, { record }: LinkState): ShownRecord | undefined {
  const { kind, id, revision } = record;
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
      return one && workEventRecord(state, one);
    }
    case 'generator': {
      const one = state.generators.get(id);
      return one && generatorRecord(state, one, markOf);
    }
  }
}
