import type { CaseState } from '@/lib/entries/state';
import { ELEMENT_RULES } from './elements';
import { type Bears, isAfterDispute, type Weakness, weaknessOfClass } from './record';
import { type Facts, LISTED } from './rule-records';
import { shownRecord } from './shown';

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
      const record = shownRecord(facts, link.record);
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
