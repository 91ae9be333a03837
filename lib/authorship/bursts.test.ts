import { describe, expect, it } from 'vitest';
import { ActLog } from './bursts';
import type { Flag } from './vocabulary';

const START = Date.parse('2026-03-04T14:00:00.000Z');

/** An edit as a log holds it: only what bursts are read from. */
function edit(seq: number, w: number, account: string, t: number, dt: number[], flags?: Flag[]) {
  const at = new Date(START + 200 + t).toISOString();
  const note = flags ? { flags } : {};
  return {
    seq,
    claim: JSON.stringify({ k: 'edit', w, t: new Date(START + t).toISOString(), dt }),
    server: JSON.stringify({ account, at, kind: 'edit', note, seq }),
  };
}

function logOf(...operations: ReturnType<typeof edit>[]) {
  const log = new ActLog();
  for (const operation of operations) log.push(operation);
  return log;
}

describe('bursts', () => {
  it('go on while pauses are five seconds or less, across operations', () => {
    const log = logOf(
      edit(1, 1, 'a', 0, [0, 100, 200]),
      edit(2, 1, 'a', 5200, [0, 50]),
      edit(3, 1, 'a', 10_251, [0]),
    );
    expect(log.bursts().map(({ from, to, acts }) => [from, to, acts])).toEqual([
      [1, 2, 5],
      [3, 3, 1],
    ]);
    expect(log.bursts()[0]?.start).toBe('2026-03-04T14:00:00.000Z');
    expect(log.bursts()[0]?.end).toBe('2026-03-04T14:00:05.250Z');
  });

  it('are of one writer: what another does meanwhile does not join or end them', () => {
    const log = logOf(
      edit(1, 1, 'a', 0, [0]),
      edit(2, 2, 'b', 1000, [0]),
      edit(3, 1, 'a', 2000, [0]),
    );
    expect(log.bursts().map(({ account, from, to }) => [account, from, to])).toEqual([
      ['a', 1, 3],
      ['b', 2, 2],
    ]);
    expect(log.burstAt('b', 2)?.acts).toBe(1);
    expect(log.burstAt('b', 3)).toBeNull();
  });

  it('begin anew inside an operation that holds a pause, as after typing without a connection', () => {
    const log = logOf(edit(1, 1, 'a', 0, [0, 100, 60_000]));
    expect(log.bursts().map(({ acts }) => acts)).toEqual([2, 1]);
  });

  it('begin anew where the clock of the device was set back', () => {
    const log = logOf(edit(1, 1, 'a', 3_600_000, [0]), edit(2, 1, 'a', 0, [0]));
    expect(log.bursts()).toHaveLength(2);
  });

  it('ignore whatever is no edit, even where a claim mentions one', () => {
    const log = new ActLog();
    const note = '"kind":"edit"';
    log.push({
      seq: 1,
      claim: '{}',
      server: JSON.stringify({ kind: 'comment', account: note, note: {} }),
    });
    expect(log.bursts()).toEqual([]);
  });
});

describe('minutes and flags', () => {
  it('count each minute of the device clock once, up to an operation', () => {
    const log = logOf(
      edit(1, 1, 'a', 0, [0, 59_000]),
      edit(2, 1, 'a', 61_000, [0]),
      edit(3, 2, 'a', 62_000, [0]),
      edit(4, 1, 'a', 600_000, [0]),
    );
    expect(log.activeMinutes('a')).toBe(3);
    expect(log.activeMinutes('a', 4)).toBe(2);
    expect(log.activeMinutes('nobody')).toBe(0);
  });

  it('keep what the server noticed with its operation and person', () => {
    const log = logOf(edit(7, 1, 'a', 0, [0], ['bulk', 'echo']));
    expect(log.flagged.map(({ seq, account, flag }) => [seq, account, flag])).toEqual([
      [7, 'a', 'bulk'],
      [7, 'a', 'echo'],
    ]);
  });
});
