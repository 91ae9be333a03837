import type { CaseState } from '@/lib/entries/state';
import type { RunState } from '@/lib/entries/state-runs';

/**
 * Runs whose words are withheld with a file: the one they were read from, or one that records the
 * request or the answer. Otherwise a file that is kept back would be handed over in other words.
 */
export function withheldRuns(
  state: Pick<CaseState, 'runs'>,
  withheld: ReadonlySet<string>,
): Set<string> {
  const runs = [...state.runs.values()].filter((run) =>
    [run.readFrom, ...run.records, ...(run.ended?.records ?? [])].some(
      (one) => one !== null && withheld.has(one.exhibit),
    ),
  );
  return new Set(runs.map(({ id }) => id));
}

/** A state without the words of these runs; who, when, files and classes stay. */
export function withoutWordsOf(state: CaseState, hidden: ReadonlySet<string>): CaseState {
  if (hidden.size === 0) return state;
  const runs = [...state.runs].map(
    ([id, run]) => [id, hidden.has(id) ? withoutWords(run) : run] as const,
  );
  return { ...state, runs: new Map(runs) };
}

function withoutWords(run: RunState): RunState {
  const nothing = { texts: [], parameters: [], models: [], environment: [] };
  return {
    ...run,
    said: { ...nothing, tool: '', toolVersion: '', purpose: '' },
    ended: run.ended && {
      ...run.ended,
      said: { ...nothing, providerIds: [], failure: '' },
    },
    purpose: '',
    note: '',
  };
}
