import { describe, expect, it } from 'vitest';
import {
  type CaseState,
  type ExhibitState,
  emptyState,
  type RelationState,
} from '@/lib/entries/state';
import type { GeneratorState, RunState, SelectionState } from '@/lib/entries/state-runs';
import { rescue } from './rescue';

const AT = '2026-03-01T10:00:00.000Z';
const mark = (index: number) => ({
  index,
  at: AT,
  actor: 'acct_a',
  session: null,
  access: null,
});

const said = {
  tool: 'a tool',
  toolVersion: '',
  texts: [],
  parameters: [],
  models: [],
  environment: [],
  purpose: '',
};

/** A run of which nothing is said; only what the rules look at is true to life. */
const run = (number: number, more: Partial<RunState> = {}) =>
  ({
    id: `run_${number}`,
    series: 'run',
    number,
    capture: 'by_hand',
    class: 'D',
    requestedAt: null,
    operator: null,
    revision: null,
    records: [],
    said,
    ended: null,
    outputs: [],
    purpose: '',
    requested: mark(number),
    entry: number,
    ...more,
  }) as unknown as RunState;

const ended = (ids: { name: string; value: string }[]) =>
  ({ said: { models: [], parameters: [], providerIds: ids } }) as unknown as RunState['ended'];

const output = (exhibit: string) => ({ exhibit, position: 0, entry: 5 });

function found(...records: RunState[]) {
  const state: CaseState = emptyState('case_1');
  for (const one of records) state.runs.set(one.id, one);
  return found.of(state);
}
found.of = (state: CaseState) =>
  rescue({ state, markOf: () => ({ at: AT, account: 'acct_a' }), checks: [] }).map(
    ({ source, records }) => [source, ...records.map(({ record, lacks }) => [record.id, ...lacks])],
  );

describe('what could still be obtained', () => {
  it('is nothing for a case in which nothing was made, and for what was recorded as it was made', () => {
    expect(found()).toEqual([]);
    expect(found(run(1, { capture: 'gateway' }), run(2, { capture: 'watch' }))).toEqual([]);
  });

  it('is never a recreation, nor sought for one', () => {
    expect(found(run(1, { series: 'recreation' }))).toEqual([]);
  });

  it('names for each source the runs that lack what it may hold, and what', () => {
    const stated = run(1);
    const told = run(2, {
      capture: 'import',
      operator: 'ctr_1',
      purpose: 'a try',
      revision: { prompt: 'prm_1', revision: 1 },
      said: {
        ...said,
        models: [{ kind: 'model', name: 'm', version: '', hash: '', weight: '' }],
        parameters: [{ name: 'seed', value: '1', setter: null, origin: 'stated' }],
      } as unknown as RunState['said'],
      ended: ended([{ name: 'job', value: 'j-1' }]),
      outputs: [output('exh_1'), output('exh_2')],
    });
    expect(found(stated, told)).toEqual([
      ['tool_history', ['run_1', 'no_inputs', 'no_model', 'no_settings', 'no_end']],
      ['job_ids', ['run_1', 'no_job_id']],
      ['messages', ['run_1', 'no_person', 'no_purpose']],
      ['provider', ['run_2', 'not_confirmed']],
    ]);
    const state = emptyState('case_1');
    for (const one of [stated, told]) state.runs.set(one.id, one);
    const confirmation = { id: 'exh_9', number: 9, title: '', class: 'A+', admitted: mark(1) };
    state.exhibits.set('exh_9', confirmation as unknown as ExhibitState);
    const relation = { from: 'exh_9', to: 'exh_2' };
    state.relations.set('rel_1', relation as unknown as RelationState);
    expect(found.of(state).map(([source]) => source)).not.toContain('provider');
    expect(found(run(1, { ended: ended([]), outputs: [output('exh_1')] }))[0]).toEqual([
      'tool_history',
      ['run_1', 'no_inputs', 'no_model', 'no_settings', 'one_output'],
    ]);
  });

  it('looks at choices without reasons, bare copies and accounts as well', () => {
    const state = emptyState('case_1');
    const exhibit = (id: string, kind: string) =>
      ({ id, number: 1, title: '', class: kind, admitted: mark(1) }) as unknown as ExhibitState;
    state.exhibits.set('exh_1', exhibit('exh_1', 'C-'));
    state.exhibits.set('exh_2', exhibit('exh_2', 'C'));
    state.selections.set('sel_1', {
      id: 'sel_1',
      chooser: null,
      reason: '',
      reasons: [],
      recorded: mark(2),
    } as unknown as SelectionState);
    state.generators.set('gen_1', {
      id: 'gen_1',
      service: 'a service',
      holder: null,
      terms: null,
      proofs: [],
      entry: 3,
    } as unknown as GeneratorState);
    expect(found.of(state)).toEqual([
      ['messages', ['sel_1', 'no_person', 'no_reason']],
      ['file_metadata', ['exh_1', 'bare_copy']],
      ['provider', ['gen_1', 'no_holder', 'no_terms', 'no_proof']],
    ]);
  });
});
