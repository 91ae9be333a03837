import { describe, expect, it } from 'vitest';
import type { Entry, JsonObject } from './entry';
import { Findings } from './report';
import { RunEntries } from './run-entries';

type Stated = readonly [kind: string, act: JsonObject];

function followed(entries: readonly Stated[]) {
  const findings = new Findings();
  const runs = new RunEntries(findings);
  for (const [index, [kind, act]] of entries.entries()) {
    const entry = { index, kind, act, v: 1 } as Entry;
    const seen = { record: `entry ${index}`, index, inOrder: true, entry, payload: null };
    runs.follow({ ...seen, leaf: new Uint8Array(32) });
  }
  return { counts: runs.counts, failures: findings.failures };
}

const added = (exhibit: string): Stated => ['exhibit.added', { exhibit }];
const requested = (run: string, number: number, series = 'run'): Stated => [
  'run.requested',
  { run, series, number, inputs: [], records: [] },
];
const ended = (run: string, ...exhibits: string[]): Stated => [
  'run.ended',
  { run, outputs: exhibits.map((exhibit, position) => ({ exhibit, position })), records: [] },
];

describe('entries about runs', () => {
  it('are counted, both series, ends, outputs, choices, steps and gaps', () => {
    const { counts, failures } = followed([
      added('exh_1'),
      added('exh_2'),
      requested('run_1', 1),
      ended('run_1', 'exh_1'),
      ['run.output_added', { run: 'run_1', exhibit: 'exh_2', position: 1 }],
      requested('run_2', 2),
      requested('run_3', 1, 'recreation'),
      ['selection.recorded', { candidates: [{ exhibit: 'exh_1', run: 'run_1' }] }],
      ['modification.recorded', { before: ['exh_1'], after: 'exh_2', mask: null, project: null }],
      ['capture.gap_recorded', { gap: 'gap_1' }],
    ]);
    expect(failures).toEqual([]);
    expect(counts).toEqual({
      runs: 2,
      recreations: 1,
      open: 1,
      outputs: 2,
      choices: 1,
      steps: 1,
      gaps: 1,
    });
  });

  it.each<[string, Stated[], number, string]>([
    ['a number left out', [requested('run_1', 2)], 0, 'number 1 of the series run'],
    ['a number given twice', [requested('run_1', 1), requested('run_2', 1)], 1, 'number 2'],
    ['a run requested twice', [requested('run_1', 1), requested('run_1', 2)], 1, 'not requested'],
    ['an end of no run', [ended('run_1')], 0, 'requested before'],
    ['a second end', [requested('run_1', 1), ended('run_1'), ended('run_1')], 2, 'not ended'],
    ['an output nobody admitted', [requested('run_1', 1), ended('run_1', 'exh_9')], 1, 'admitted'],
    [
      'two outputs at one place',
      [
        added('exh_1'),
        requested('run_1', 1),
        ended('run_1', 'exh_1'),
        ['run.output_added', { run: 'run_1', exhibit: 'exh_1', position: 0 }],
      ],
      3,
      'places of their own',
    ],
    [
      'a candidate of a run that is not there',
      [
        added('exh_1'),
        ['selection.recorded', { candidates: [{ exhibit: 'exh_1', run: 'run_7' }] }],
      ],
      1,
      'runs that were requested',
    ],
    [
      'later work on a file nobody admitted',
      [['modification.recorded', { before: ['exh_4'], after: 'exh_4' }]],
      0,
      'admitted',
    ],
  ])('with %s are named', (_, entries, index, expected) => {
    const { failures } = followed(entries);
    expect(failures[0]).toMatchObject({ record: `entry ${index}`, check: 'run.entry' });
    expect(failures[0]?.expected).toContain(expected);
  });

  it('leave kinds and versions alone that they do not know', () => {
    expect(followed([['run.described', { run: 'run_1' }]]).failures).toEqual([]);
    expect(followed([['run.requested', {}]]).failures).toHaveLength(1);
  });
});
