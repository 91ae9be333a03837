import type { Difference, RunComparison, RunDetail } from '../dto';
import {
  type EndSaid,
  effectiveParameters,
  enteredTexts,
  folded,
  type RequestSaid,
} from './telling';

/**
 * What of a run is compared, whoever presents it: the screen from its rows, the paper from what the
 * ledger replays to. People, inputs and revisions are named as the presenter names them; null is
 * unknown.
 */
export type Compared = {
  request: RequestSaid;
  end: EndSaid | null;
  service: string | null;
  account: string | null;
  revision: string | null;
  inputs: readonly { role: string; value: string }[];
  operator: string | null;
  instructor: string | null;
  /** For a recreation, whether its maker saw what it imitates. */
  sight: string | null;
};

/** One run as a list of named values; a name that is absent is unknown. */
type Told = Map<string, { group: Difference['group']; name: string; value: string | null }>;

/** Two runs as the screen has them. */
export function compareDetails(before: RunDetail, after: RunDetail): RunComparison {
  const of = (run: RunDetail): Compared => ({
    request: run.request,
    end: run.end,
    service: run.generator?.service ?? null,
    account: run.generator?.account ?? null,
    revision: run.revision && `${run.revision.promptNumber}/${run.revision.revision}`,
    inputs: run.inputs.map(({ role, number }) => ({ role, value: `${number}` })),
    operator: run.operator?.name ?? null,
    instructor: run.instructor?.name ?? null,
    sight: run.recreates?.sight ?? null,
  });
  return { before, after, ...compareRuns(of(before), of(after)) };
}

/**
 * What two runs have in common and where they differ, derived from both: the one place that says so,
 * for screen and paper. A value that one side does not state is null: unknown, neither the same nor
 * different. Names that neither states are left out.
 */
export function compareRuns(
  before: Compared,
  after: Compared,
): Pick<RunComparison, 'differences' | 'texts'> {
  const [one, other] = [toldOf(before), toldOf(after)];
  const keys = [...new Set([...one.keys(), ...other.keys()])];
  const differences = keys.flatMap((key) => {
    const shown = one.get(key) ?? other.get(key);
    if (!shown) return [];
    const [a, b] = [one.get(key)?.value ?? null, other.get(key)?.value ?? null];
    if (a === null && b === null) return [];
    const { group, name } = shown;
    return [{ group, name, before: a, after: b, same: a !== null && a === b }];
  });
  const order = GROUPS.flatMap((group) => differences.filter((one) => one.group === group));
  return { differences: order, texts: textsOf(before, after) };
}

const GROUPS = [
  'tool',
  'model',
  'parameter',
  'text',
  'input',
  'person',
  'environment',
  'sight',
] as const satisfies Difference['group'][];

function toldOf(run: Compared): Told {
  const told: Told = new Map();
  const say: Say = (group, name, value, as = name) => {
    const known = value === undefined || value === '' ? null : value;
    let key = `${group} ${as}`;
    let shown = name;
    for (let i = 2; told.has(key); i += 1) {
      shown = `${name} ${i}`;
      key = `${group} ${shown}`;
    }
    told.set(key, { group, name: shown, value: known });
  };
  const { request, end } = run;
  say('tool', 'tool', request.tool);
  say('tool', 'version', request.toolVersion);
  say('tool', 'service', run.service);
  say('tool', 'account', run.account);
  sayModels(run, say);
  for (const [as, { name, value }] of effectiveParameters(request, end)) {
    say('parameter', name, value, as);
  }
  sayTexts(run, say);
  say('text', 'revision', run.revision);
  for (const { role, value } of run.inputs) say('input', role, value);
  say('person', 'operator', run.operator);
  say('person', 'instructor', run.instructor);
  const circumstances = new Map(
    [...request.environment, ...(end?.environment ?? [])].map((one) => [one.name, one.value]),
  );
  for (const [name, value] of circumstances) say('environment', name, value, folded(name));
  say('sight', 'sight', run.sight === 'unknown' ? null : run.sight);
  return told;
}

/** Says one value; `as` is the name it is matched by, where that is another than the one shown. */
type Say = (
  group: Difference['group'],
  name: string,
  value: string | null | undefined,
  as?: string,
) => void;

/** The models that the answer names, else those of the request: they are told apart by kind. */
function sayModels({ request, end }: Compared, say: Say): void {
  const models = end && end.models.length > 0 ? end.models : request.models;
  for (const { kind, name, version, hash, weight } of models) {
    say('model', kind, name);
    // Beside a name these are of that model; numbered like it where several are of one kind.
    say('model', `${kind} version`, version);
    say('model', `${kind} hash`, hash);
    if (kind !== 'model') say('model', `${kind} weight`, weight);
  }
}

/** Texts a model or a template wrote; what people entered is compared word by word. */
function sayTexts({ request, end }: Compared, say: Say): void {
  for (const { role, origin, text } of [...request.texts, ...(end?.texts ?? [])]) {
    if (origin !== 'entered') say('text', `${origin} ${role}`, text);
  }
}

/** Entered texts of both runs by role; several of one role are set one under the other. */
function textsOf(before: Compared, after: Compared): RunComparison['texts'] {
  const joined = ({ request, end }: Compared) => {
    const found = new Map<string, string[]>();
    for (const { role, text } of enteredTexts(request, end)) {
      const texts = found.get(role) ?? [];
      if (!texts.includes(text)) found.set(role, [...texts, text]);
    }
    return found;
  };
  const [one, other] = [joined(before), joined(after)];
  return [...new Set([...one.keys(), ...other.keys()])].map((role) => ({
    role,
    before: (one.get(role) ?? []).join('\n'),
    after: (other.get(role) ?? []).join('\n'),
  }));
}
