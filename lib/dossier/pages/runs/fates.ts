import type { CaseState } from '@/lib/entries/state';
import type { SelectionState } from '@/lib/entries/state-runs';
import type { Verdict } from '@/lib/entries/vocabulary';

/** What became of a file in the last choice that looked at it. */
export type Fate = { verdict: Verdict; selection: SelectionState; number: number };

export type Fates = {
  /** Choices in the order of record, counted from 1 on paper. */
  selections: { number: number; selection: SelectionState }[];
  of(exhibit: string): Fate | undefined;
};

/** Fates of all files that were candidates. Later choices count; none replaces another on paper. */
export function fatesOf(state: CaseState): Fates {
  const selections = [...state.selections.values()]
    .sort((a, b) => a.recorded.index - b.recorded.index)
    .map((selection, i) => ({ number: i + 1, selection }));
  const last = new Map<string, Fate>();
  for (const { number, selection } of selections) {
    for (const { exhibit, verdict } of selection.candidates)
      last.set(exhibit, { verdict, selection, number });
  }
  return { selections, of: (exhibit) => last.get(exhibit) };
}
