import { type Kinds, must, overlay, ReplayError, type Step } from './replay-step';
import type { CaseState, Mark } from './state';
import type { RunState } from './state-runs';

type RunKind =
  | Extract<
      Kinds['kind'],
      `run.${string}` | `selection.${string}` | `modification.${string}` | `generator.${string}`
    >
  | 'work.finished'
  | 'work.published';

const runOf = (s: CaseState, id: string, m: Mark): RunState => must(s.runs.get(id), m, 'run');

/** Exhibits that an entry names must be in the case already. */
function exhibits(s: CaseState, mark: Mark, ...ids: (string | null)[]): void {
  for (const id of ids) if (id !== null) must(s.exhibits.get(id), mark, 'exhibit');
}

function people(s: CaseState, mark: Mark, ...ids: (string | null)[]): void {
  for (const id of ids) if (id !== null) must(s.contributors.get(id), mark, 'contributor');
}

function addOutput(one: RunState, exhibit: string, position: number, mark: Mark): void {
  if (one.outputs.some((output) => output.position === position)) {
    throw new ReplayError(mark.index, `gives output ${position} twice`);
  }
  one.outputs.push({ exhibit, position, entry: mark.index });
  one.outputs.sort((a, b) => a.position - b.position);
}

/** What entries about runs and later work do. Erased texts read as empty ones. */
export const RUN_STEPS: { [N in RunKind]: Step<N> } = {
  'generator.recorded': (s, act, payload, mark) => {
    const { generator, ...rest } = act;
    people(s, mark, act.holder);
    exhibits(s, mark, ...act.proofs, act.terms);
    const { service = '', account = '', plan = '', note = '' } = payload;
    s.generators.set(generator, {
      id: generator,
      ...rest,
      service,
      account,
      plan,
      note,
      entry: mark.index,
    });
  },
  'run.requested': (s, act, payload, mark) => {
    const { run, ...rest } = act;
    if (s.runs.has(run)) throw new ReplayError(mark.index, 'requests a run twice');
    const same = [...s.runs.values()].filter((one) => one.series === act.series).length;
    if (act.number !== same + 1) {
      throw new ReplayError(mark.index, `numbers run ${act.number} after ${same}`);
    }
    people(s, mark, act.operator, act.instructor);
    exhibits(s, mark, ...[...act.inputs, ...act.records].map(({ exhibit }) => exhibit));
    exhibits(s, mark, act.readFrom?.exhibit ?? null, act.recreates?.exhibit ?? null);
    if (act.generator !== null) must(s.generators.get(act.generator), mark, 'generator');
    if (act.source !== null) must(s.sources.get(act.source), mark, 'source');
    if (act.recreates?.run) runOf(s, act.recreates.run, mark);
    if (act.revision) {
      const prompt = must(s.prompts.get(act.revision.prompt), mark, 'prompt');
      must(prompt.revisions[act.revision.revision - 1], mark, 'revision');
    }
    s.runs.set(run, {
      id: run,
      ...rest,
      said: {
        tool: payload.tool ?? '',
        toolVersion: payload.toolVersion ?? '',
        texts: payload.texts ?? [],
        parameters: payload.parameters ?? [],
        models: payload.models ?? [],
        environment: payload.environment ?? [],
        purpose: payload.purpose ?? '',
      },
      ended: null,
      outputs: [],
      purpose: payload.purpose ?? '',
      note: '',
      purposeSaid: null,
      noteSaid: null,
      requested: mark,
      entry: mark.index,
    });
  },
  'run.output_added': (s, act, _payload, mark) => {
    const one = runOf(s, act.run, mark);
    exhibits(s, mark, act.exhibit);
    addOutput(one, act.exhibit, act.position, mark);
    one.entry = mark.index;
  },
  'run.ended': (s, act, payload, mark) => {
    const one = runOf(s, act.run, mark);
    if (one.ended) throw new ReplayError(mark.index, 'ends a run twice');
    const { run: _, outputs, ...rest } = act;
    exhibits(s, mark, ...[...outputs, ...act.records].map(({ exhibit }) => exhibit));
    one.ended = {
      ...rest,
      said: {
        texts: payload.texts ?? [],
        parameters: payload.parameters ?? [],
        models: payload.models ?? [],
        environment: payload.environment ?? [],
        providerIds: payload.providerIds ?? [],
        failure: payload.failure ?? '',
      },
      mark,
    };
    for (const { exhibit, position } of outputs) addOutput(one, exhibit, position, mark);
    one.entry = mark.index;
  },
  'run.described': (s, act, payload, mark) => {
    const one = runOf(s, act.run, mark);
    overlay(one, payload, { entry: mark.index });
    if (payload.purpose !== undefined) one.purposeSaid = mark;
    if (payload.note !== undefined) one.noteSaid = mark;
  },
  'selection.recorded': (s, act, payload, mark) => {
    const { selection, ...rest } = act;
    people(s, mark, act.chooser, ...act.lookers);
    for (const { exhibit, run } of act.candidates) {
      exhibits(s, mark, exhibit);
      if (run !== null) runOf(s, run, mark);
    }
    s.selections.set(selection, {
      id: selection,
      ...rest,
      reason: payload.reason ?? '',
      reasons: payload.reasons ?? [],
      recorded: mark,
    });
  },
  'modification.recorded': (s, act, payload, mark) => {
    const { modification, ...rest } = act;
    people(s, mark, act.editor);
    exhibits(s, mark, ...act.before, act.after, act.mask, act.project);
    s.modifications.set(modification, {
      id: modification,
      ...rest,
      tool: payload.tool ?? '',
      toolVersion: payload.toolVersion ?? '',
      purpose: payload.purpose ?? '',
      note: payload.note ?? '',
      regionNotes: payload.regionNotes ?? [],
      recorded: mark,
    });
  },
  'work.finished': (s, act, payload, mark) => {
    must(s.works.get(act.work), mark, 'work');
    people(s, mark, act.by);
    exhibits(s, mark, act.exhibit);
    const id = `${act.work}/${mark.index}`;
    s.workEvents.set(id, {
      id,
      ...act,
      kind: 'finished',
      capture: null,
      promptShown: null,
      place: '',
      audience: '',
      note: payload.note ?? '',
      recorded: mark,
    });
  },
  'work.published': (s, act, payload, mark) => {
    must(s.works.get(act.work), mark, 'work');
    people(s, mark, act.by);
    exhibits(s, mark, act.exhibit, act.capture);
    const id = `${act.work}/${mark.index}`;
    s.workEvents.set(id, {
      id,
      ...act,
      kind: 'published',
      place: payload.place ?? '',
      audience: payload.audience ?? '',
      note: payload.note ?? '',
      recorded: mark,
    });
  },
};
