import { describe, expect, it } from 'vitest';
import { replayEntry } from '@/lib/entries/replay';
import { type CaseState, emptyState } from '@/lib/entries/state';
import { newId } from '@/lib/kernel/ids';
import { anomaliesBeside, type BesideLedger } from './beside-ledger';

const actor = { id: newId('account'), session: null, access: 'member' };
const EXHIBIT = newId('exhibit');
const markOf = () => ({ at: '', account: actor.id });

/** A case in which one run with a seed and a text gave one picture. */
function caseWith(requestedAt: string | null): CaseState {
  const state = emptyState(newId('case'));
  let index = 0;
  const add = (kind: string, act: unknown, payload: unknown) => {
    const at = '2026-01-02T00:00:00.000Z';
    replayEntry(state, { index: index++, kind, v: 1, at, actor, act, payload });
  };
  const text = { description: '', fileName: '', label: '', acquisition: '' };
  add(
    'exhibit.added',
    {
      ...{ exhibit: EXHIBIT, number: 1, kind: 'file', digest: null, place: null },
      ...{ object: { sha256: '0'.repeat(64), bytes: 1 }, mediaType: 'image/png', width: 1 },
      ...{ height: 1, class: 'C', rule: 'embedded_record_found', happenedAt: null, supplier: null },
    },
    { title: 'out', ...text, authority: '', source: '', licence: '' },
  );
  const run = newId('run');
  const said = { texts: [{ role: 'positive', origin: 'entered', text: 'a cat', part: '' }] };
  add(
    'run.requested',
    {
      ...{ run, series: 'run', number: 1, capture: 'by_hand', source: null, class: 'D' },
      ...{ rule: 'stated_later', requestedAt, generator: null, operator: null },
      ...{ instructor: null, revision: null, inputs: [], records: [], readFrom: null },
      recreates: null,
    },
    {
      ...{ tool: 't', toolVersion: '', ...said, environment: [], purpose: '' },
      parameters: [{ name: 'seed', value: '18446744073709551615', setter: null, origin: 'stated' }],
      models: [
        { kind: 'model', name: 'sd_xl_base_1.0.safetensors', version: '', hash: '', weight: '' },
      ],
    },
  );
  add(
    'run.ended',
    {
      ...{ run, outcome: 'completed', receivedAt: null, records: [] },
      outputs: [{ exhibit: EXHIBIT, position: 0 }],
    },
    { texts: [], parameters: [], models: [], environment: [], providerIds: [], failure: '' },
  );
  return state;
}

const beside = (said: { positive?: string[]; seeds?: string[] }): BesideLedger => ({
  files: new Map([[EXHIBIT, { positive: said.positive ?? [], seeds: said.seeds ?? [] }]]),
  revisions: new Map(),
  contests: [],
  releases: [{ match: 'sd xl base 1.0', month: '2023-07' }],
});

const codes = (state: CaseState, one: BesideLedger) =>
  anomaliesBeside(state, one, markOf).map(({ code, values }) => [code, ...values]);

describe('what a file says beside what was recorded of its run', () => {
  it('is shown with both where texts or seeds are not the same, digit for digit', () => {
    const state = caseWith(null);
    expect(
      codes(state, beside({ positive: ['a  cat '], seeds: ['18446744073709551615'] })),
    ).toEqual([]);
    expect(codes(state, beside({ positive: ['a dog'], seeds: ['18446744073709551614'] }))).toEqual([
      ['file_says_other_text', 'a cat', 'a dog'],
      ['file_says_other_seed', '18446744073709551615', '18446744073709551614'],
    ]);
  });

  it('is nothing where the file says nothing', () => {
    expect(codes(caseWith(null), beside({}))).toEqual([]);
  });
});

describe('a run said to be older than its model', () => {
  it('is shown with the month, and not where the times go together or none is claimed', () => {
    const claimed = '2023-06-30T23:00:00.000Z';
    expect(codes(caseWith(claimed), beside({}))).toEqual([
      ['model_later_than_claimed', claimed, '2023-07'],
    ]);
    expect(codes(caseWith('2023-07-01T00:00:00.000Z'), beside({}))).toEqual([]);
    expect(codes(caseWith(null), beside({}))).toEqual([]);
  });
});
