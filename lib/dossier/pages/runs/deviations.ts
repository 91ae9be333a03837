import type { CaseState } from '@/lib/entries/state';
import type { RunState } from '@/lib/entries/state-runs';
import { valuesOf } from './values';

/** One thing in which a recreation and the run it imitates agree or differ. */
export type Deviation = {
  /** Key of `run.deviation.of`; `name` is the tool's own name of a value, empty for the rest. */
  of:
    | 'tool'
    | 'version'
    | 'model'
    | 'seed'
    | 'parameter'
    | 'environment'
    | 'operator'
    | 'text'
    | 'input'
    | 'revision';
  name: string;
  /** As recorded; null where a side does not state it. People by identifier. */
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

/** What both runs state, side by side, in a fixed order. Nothing is guessed from one for the other. */
export function deviations(original: RunState, recreation: RunState): Deviation[] {
  const both = (
    of: Deviation['of'],
    value: (run: RunState) => string | null,
    name = '',
  ): Deviation => ({ of, name, original: value(original), recreation: value(recreation) });
  const byName = (of: Deviation['of'], values: (run: RunState) => Map<string, string>) => {
    const [a, b] = [values(original), values(recreation)];
    const names = [...new Set([...a.keys(), ...b.keys()])];
    return names.map((name) => ({
      of: of === 'parameter' && /^seed$/i.test(name) ? ('seed' as const) : of,
      name,
      original: a.get(name) ?? null,
      recreation: b.get(name) ?? null,
    }));
  };
  const parameters = byName('parameter', (run) =>
    valuesOf([...run.said.parameters, ...(run.ended?.said.parameters ?? [])]),
  );
  const seeds = parameters.filter((one) => one.of === 'seed');
  return [
    both('tool', ({ said }) => said.tool || null),
    both('version', ({ said }) => said.toolVersion || null),
    both('model', modelText),
    ...(seeds.length > 0
      ? seeds
      : [{ of: 'seed' as const, name: '', original: null, recreation: null }]),
    ...parameters.filter((one) => one.of !== 'seed'),
    both('text', (run) => textOf(run, 'positive'), 'positive'),
    both('text', (run) => textOf(run, 'negative'), 'negative'),
    both('input', (run) => run.inputs.map(({ exhibit }) => exhibit).join(' ') || null),
    both('revision', ({ revision }) =>
      revision ? `${revision.prompt}/${revision.revision}` : null,
    ),
    ...environmentOf(byName('environment', environmentValues)),
    both('operator', ({ operator }) => operator),
  ];
}

/** Where neither side states an environment, that stands as one line. */
function environmentOf(lines: Deviation[]): Deviation[] {
  if (lines.length > 0) return lines;
  return [{ of: 'environment', name: '', original: null, recreation: null }];
}

function environmentValues(run: RunState): Map<string, string> {
  return valuesOf([...run.said.environment, ...(run.ended?.said.environment ?? [])]);
}

function modelText(run: RunState): string | null {
  const models = [...run.said.models, ...(run.ended?.said.models ?? [])].map(
    ({ name, version, hash }) => [name, version, hash].filter(Boolean).join(' '),
  );
  return [...new Set(models)].filter(Boolean).sort().join('; ') || null;
}

/** What people entered; what a model made of it is not compared. */
function textOf(run: RunState, role: string): string | null {
  const texts = [...run.said.texts, ...(run.ended?.said.texts ?? [])]
    .filter((one) => one.role === role && one.origin === 'entered')
    .map(({ text }) => text);
  return [...new Set(texts)].join('\n') || null;
}
