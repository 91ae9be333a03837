import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CaseState, emptyState } from '@/lib/entries/state';
import type { RunState } from '@/lib/entries/state-runs';
import { FORUM_NAMES } from './elements';
import { ABSENCES, QUESTION_NUMBERS, QUESTIONS } from './questions';
import type { Facts } from './rule-records';
import { worksheet } from './worksheet';

const AT = '2026-03-01T10:00:00.000Z';
const mark = (index: number, actor = 'acct_a', at = AT) => ({
  index,
  at,
  actor,
  session: null,
  access: null,
});

/** Facts with nothing in the case but what a test puts there. */
function facts(fill: (state: CaseState) => void = () => {}): Facts {
  const state = emptyState('case_1');
  fill(state);
  return { state, markOf: () => ({ at: AT, account: 'acct_a' }), checks: [] };
}

/** A run; only what the rules look at is true to life. */
function run(number: number, more: Partial<RunState> = {}): RunState {
  const said = {
    tool: 'ComfyUI',
    toolVersion: '',
    texts: [],
    parameters: [],
    models: [],
    environment: [],
    purpose: '',
  };
  return {
    id: `run_${number}`,
    series: 'run',
    number,
    capture: 'by_hand',
    source: null,
    class: 'C',
    rule: 'written_in_app',
    requestedAt: null,
    generator: null,
    operator: null,
    instructor: null,
    revision: null,
    inputs: [],
    records: [],
    readFrom: null,
    recreates: null,
    said,
    ended: null,
    outputs: [],
    purpose: '',
    purposeSaid: null,
    noteSaid: null,
    note: '',
    requested: mark(number),
    entry: number,
    ...more,
  };
}

const question = (of: Facts, number: number) => {
  const line = worksheet(of, FORUM_NAMES).find((one) => one.number === number);
  if (!line) throw new Error(`no question ${number}`);
  return line;
};

describe('the worksheet', () => {
  it('asks the 35 questions in their order, and each in some forum', () => {
    expect(QUESTIONS.map(({ number }) => number)).toEqual([...QUESTION_NUMBERS]);
    expect(worksheet(facts(), FORUM_NAMES)).toHaveLength(35);
    const us = worksheet(facts(), ['us']).map(({ number }) => number);
    expect(us).not.toContain(29);
    expect(us).toContain(18);
  });

  it('answers none of an empty case, and names for each question what is not there', () => {
    for (const line of worksheet(facts(), FORUM_NAMES)) {
      expect([line.number, line.records]).toEqual([line.number, []]);
    }
    expect(question(facts(), 1).absences).toContain('no_tool_account');
    expect(question(facts(), 4).absences).toContain('no_timestamp_token');
    expect(question(facts(), 35).absences).toEqual(['no_evidence_agreement']);
  });

  it('names no absence any more once what was absent is there', () => {
    const known = facts((state) => {
      state.generators.set('gen_1', {
        id: 'gen_1',
        service: 'Jimeng',
        account: 'studio',
        plan: 'pro',
        note: '',
        holder: 'ctr_1',
        startsOn: null,
        endsOn: null,
        proofs: [],
        terms: 'exh_1',
        entry: 4,
      });
    });
    expect(question(known, 1).absences).toEqual([]);
    expect(question(known, 1).records.map(({ id }) => id)).toEqual(['gen_1']);
    expect(question(known, 26)).toMatchObject({ absences: [], records: [{ id: 'gen_1' }] });
  });

  it('lists recreations for the two questions about them, and for no other', () => {
    const recreated = facts((state) => {
      state.runs.set('run_9', run(9, { series: 'recreation', class: 'E' }));
    });
    const naming = worksheet(recreated, FORUM_NAMES).filter(({ records }) => records.length > 0);
    expect(naming.map(({ number }) => number)).toEqual([8, 9]);
    expect(question(recreated, 9).absences).toEqual(['sight_unknown', 'no_recreation_statement']);
  });

  it('tells what was recorded before the dispute from what came after', () => {
    const disputed = (at: string) =>
      facts((state) => {
        state.disputeDate = '2026-03-01';
        state.runs.set('run_1', run(1, { requested: mark(1, 'acct_a', at) }));
      });
    expect(question(disputed('2026-02-28T15:59:59.000Z'), 3).records).toHaveLength(1);
    expect(question(disputed('2026-02-28T16:00:00.000Z'), 3)).toMatchObject({
      records: [],
      absences: expect.arrayContaining(['nothing_before_dispute']),
    });
  });

  it('names each record once, in the order of record, whatever the runs are', () => {
    const anyRun = fc.record({
      number: fc.integer({ min: 1, max: 50 }),
      series: fc.constantFrom('run' as const, 'recreation' as const),
      operator: fc.constantFrom(null, 'ctr_1'),
      instructor: fc.constantFrom(null, 'ctr_1'),
      purpose: fc.constantFrom('', 'softer light'),
    });
    fc.assert(
      fc.property(fc.array(anyRun, { maxLength: 12 }), (given) => {
        const full = facts((state) => {
          for (const one of given) state.runs.set(`run_${one.number}`, run(one.number, one));
        });
        const held = [...full.state.runs.values()];
        const made = held.filter(({ series }) => series === 'run');
        for (const line of worksheet(full, FORUM_NAMES)) {
          const names = line.records.map(({ kind, id, entry }) => `${kind} ${id} ${entry}`);
          expect(new Set(names).size).toBe(names.length);
          const entries = line.records.map(({ entry }) => entry);
          expect(entries).toEqual([...entries].sort((a, b) => a - b));
          for (const { id } of line.records) expect(full.state.runs.has(id)).toBe(true);
          expect(line.absences.every((name) => ABSENCES.includes(name))).toBe(true);
        }
        expect(question(full, 1).absences.includes('operator_unknown')).toBe(
          made.some(({ operator }) => operator === null),
        );
        expect(question(full, 17).records).toHaveLength(
          made.filter(({ instructor }) => instructor !== null).length,
        );
        expect(question(full, 10).absences.includes('single_round')).toBe(made.length < 2);
        // The same facts give the same answers.
        expect(worksheet(full, FORUM_NAMES)).toEqual(worksheet(full, FORUM_NAMES));
      }),
    );
  });
});
