import type { CaseState } from '@/lib/entries/state';
import type { RunState } from '@/lib/entries/state-runs';
import type { Difference } from '@/lib/runs/dto';
import { alwaysCompared } from '@/lib/runs/model/always-compared';
import { type Compared, compareRuns } from '@/lib/runs/model/compare';
import { isSeedName } from '@/lib/runs/model/telling';

/** One thing in which a recreation and the run it imitates agree or differ. */
export type Deviation = {
  /** Key of `run.deviation.of`; `name` is the tool's own name of a value, empty for the rest. */
  of:
    | 'tool'
    | 'version'
    | 'service'
    | 'account'
    | 'model'
    | 'seed'
    | 'parameter'
    | 'environment'
    | 'operator'
    | 'instructor'
    | 'text'
    | 'made_text'
    | 'input'
    | 'revision';
  name: string;
  /** As recorded; null where a side does not state it. People and exhibits by identifier. */
  original: string | null;
  recreation: string | null;
};

/** Same and different need two statements; anything else is not stated. */
export function agreement({ original, recreation }: Deviation): 'same' | 'different' | 'unknown' {
  if (original === null || recreation === null) return 'unknown';
  return original === recreation ? 'same' : 'different';
}

/**
 * The run that a recreation is compared with: the one it names, or the only run that an imitated
 * file is a recorded output of. Undefined where neither is there.
 */
export function imitated(state: CaseState, { recreates }: RunState): RunState | undefined {
  if (recreates?.run) return state.runs.get(recreates.run);
  if (!recreates?.exhibit) return undefined;
  const { exhibit } = recreates;
  const makers = [...state.runs.values()].filter(
    (run) => run.series === 'run' && run.outputs.some((output) => output.exhibit === exhibit),
  );
  return makers.length === 1 ? makers[0] : undefined;
}

/**
 * What both runs state, side by side, in a fixed order: what the screen compares (lib/runs/model), in
 * the words of the paper. Nothing is guessed from one for the other.
 */
export function deviations(
  state: CaseState,
  original: RunState,
  recreation: RunState,
): Deviation[] {
  const { differences, texts } = compareRuns(told(state, original), told(state, recreation));
  const lines = alwaysCompared(differences)
    // Whether its maker saw the original is said of the recreation itself, above the table.
    .filter(({ group }) => group !== 'sight')
    .map((one) => ({ ...placeOf(one), original: one.before, recreation: one.after }));
  const entered = texts.map(({ role, before, after }): Deviation => {
    return { of: 'text', name: role, original: before || null, recreation: after || null };
  });
  return [...lines, ...entered];
}

function told(state: CaseState, run: RunState): Compared {
  const generator = run.generator === null ? undefined : state.generators.get(run.generator);
  const { revision } = run;
  return {
    request: run.said,
    end: run.ended?.said ?? null,
    service: generator?.service || null,
    account: generator?.account || null,
    revision: revision && `${revision.prompt}/${revision.revision}`,
    inputs: run.inputs.map(({ role, exhibit }) => ({ role, value: exhibit })),
    operator: run.operator,
    instructor: run.instructor,
    sight: null,
  };
}

/** Where a compared fact stands on paper. */
function placeOf({ group, name }: Difference): Pick<Deviation, 'of' | 'name'> {
  switch (group) {
    case 'tool':
      if (name === 'version' || name === 'service' || name === 'account')
        return { of: name, name: '' };
      return { of: 'tool', name: '' };
    case 'person':
      return { of: name === 'instructor' ? 'instructor' : 'operator', name: '' };
    case 'parameter':
      return { of: isSeedName(name) ? 'seed' : 'parameter', name };
    case 'model':
      return { of: 'model', name: name === 'model' ? '' : name };
    case 'text':
      return name === 'revision' ? { of: 'revision', name: '' } : { of: 'made_text', name };
    case 'environment':
      return { of: 'environment', name: name === 'environment' ? '' : name };
    default:
      return { of: 'input', name };
  }
}
