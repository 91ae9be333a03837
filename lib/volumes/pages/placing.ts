import { exhibitsInOrder } from '@/lib/dossier/pages/material';
import type { CaseState, ExhibitState } from '@/lib/entries/state';
import type { Composition } from '../schema';
import type { PlacedExhibit } from './volume-paper';

export type Listed = Composition['groups'][number]['exhibits'][number];

/** An exhibit of which nothing is said beyond the record. */
export function listedAs(exhibit: string): Listed {
  return {
    exhibit,
    title: '',
    content: '',
    purpose: '',
    form: 'unsaid',
    copies: 1,
    remark: '',
    basis: '',
  };
}

/**
 * The groups of a composition with every exhibit of the case in one of them: what is in none joins at
 * the end of the last group, in order of number, so that no exhibit placed before gets another name.
 */
export function settledGroups(
  groups: Composition['groups'],
  state: Pick<CaseState, 'exhibits'>,
): Composition['groups'] {
  const placed = new Set(groups.flatMap(({ exhibits }) => exhibits.map((one) => one.exhibit)));
  const late = exhibitsInOrder(state).filter(({ id }) => !placed.has(id));
  if (late.length === 0) return groups;
  const listed = late.map(({ id }) => listedAs(id));
  const last = groups.at(-1);
  return last
    ? [...groups.slice(0, -1), { ...last, exhibits: [...last.exhibits, ...listed] }]
    : [{ title: '', exhibits: listed }];
}

/**
 * Every exhibit in its place: 1-1 is the first of the first group. An exhibit that the state does not
 * hold (an earlier state is printed) keeps its number and is left out.
 */
export function placeExhibits(
  state: CaseState,
  composition: Composition,
): readonly PlacedExhibit[] {
  const withheld = new Set(
    composition.withheld.flatMap(({ kind, id }) => (kind === 'exhibit' ? [id] : [])),
  );
  const redacted = new Set(composition.redactions.map(({ exhibit }) => exhibit));
  return settledGroups(composition.groups, state).flatMap(({ title, exhibits }, i) =>
    exhibits.flatMap((listed, j): PlacedExhibit[] => {
      const one = state.exhibits.get(listed.exhibit);
      if (!one) return [];
      const name = `${i + 1}-${j + 1}`;
      return [
        {
          state: { ...one, label: name },
          name,
          group: { number: i + 1, title },
          listed,
          fate: withheld.has(one.id) ? 'withheld' : redacted.has(one.id) ? 'redacted' : null,
        },
      ];
    }),
  );
}

/** The state in which every exhibit is called as the volume calls it. */
export function namedState(state: CaseState, placed: readonly PlacedExhibit[]): CaseState {
  const named = new Map(placed.map((one): [string, ExhibitState] => [one.state.id, one.state]));
  return {
    ...state,
    exhibits: new Map([...state.exhibits].map(([id, one]) => [id, named.get(id) ?? one] as const)),
  };
}
