import type { CaseState } from '@/lib/entries/state';

/** What is counted of a person, in the order of a making. Counts describe; they are no measure. */
export const COUNTED = [
  'instructed',
  'operated',
  'supplied',
  'set_values',
  'chose',
  'looked',
  'edited',
  'finished',
  'published',
  'froze',
  'admitted',
] as const;
export type Counted = (typeof COUNTED)[number];

/** How often each act of a contributor stands on record; acts that do not are left out. */
export function countedActs(state: CaseState, contributor: string): [Counted, number][] {
  const accounts = new Set(state.contributors.get(contributor)?.accounts.keys());
  const runs = [...state.runs.values()].filter(({ series }) => series === 'run');
  const count = <T>(items: Iterable<T>, holds: (item: T) => boolean) =>
    [...items].filter(holds).length;
  const counts: Record<Counted, number> = {
    instructed: count(runs, ({ instructor }) => instructor === contributor),
    operated: count(runs, ({ operator }) => operator === contributor),
    supplied: count(state.exhibits.values(), ({ supplier }) => supplier === contributor),
    set_values: runs
      .flatMap(({ said }) => said.parameters)
      .filter(({ setter }) => setter === contributor).length,
    chose: count(state.selections.values(), ({ chooser }) => chooser === contributor),
    looked: count(state.selections.values(), ({ lookers }) =>
      lookers.some((one) => one === contributor),
    ),
    edited: count(state.modifications.values(), ({ editor }) => editor === contributor),
    finished: count(
      state.workEvents.values(),
      ({ by, kind }) => by === contributor && kind === 'finished',
    ),
    published: count(
      state.workEvents.values(),
      ({ by, kind }) => by === contributor && kind === 'published',
    ),
    froze: [...state.prompts.values()]
      .flatMap(({ revisions }) => revisions)
      .filter(({ frozen }) => accounts.has(frozen.actor)).length,
    admitted: count(state.exhibits.values(), ({ admitted }) => accounts.has(admitted.actor)),
  };
  return COUNTED.flatMap((act): [Counted, number][] =>
    counts[act] > 0 ? [[act, counts[act]]] : [],
  );
}
