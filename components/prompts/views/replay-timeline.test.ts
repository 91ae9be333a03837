import { describe, expect, it } from 'vitest';
import { LONGEST_PAUSE, Timeline } from './replay-timeline';

const operation = (at: number, account = 'acct_a', kind = 'edit') => ({
  server: JSON.stringify({ at: new Date(at).toISOString(), account, kind }),
});

function timeline(...times: number[]) {
  const made = new Timeline();
  for (const at of times) made.push(operation(at));
  return made;
}

describe('the clock of a replay', () => {
  it('goes as time went, and shortens pauses', () => {
    const made = timeline(0, 200, 1200, 3_600_000, 3_600_500);
    expect([0, 1, 2, 3, 4].map((seq) => made.position(seq))).toEqual([
      0,
      200,
      1200,
      1200 + LONGEST_PAUSE,
      1700 + LONGEST_PAUSE,
    ]);
    expect(made.pause(3)).toBe(3_600_000 - 1200);
  });

  it('tells which operation has happened at a position', () => {
    const made = timeline(0, 200, 200, 1200);
    expect([0, 199, 200, 1199, 1200, 99_999].map((at) => made.reached(at))).toEqual([
      0, 0, 2, 2, 3, 3,
    ]);
  });

  it('keeps who did what for logs longer than it was made for', () => {
    const made = new Timeline();
    for (let i = 0; i < 10_000; i += 1) made.push(operation(i, i % 2 ? 'acct_b' : 'acct_a'));
    expect(made.size).toBe(10_000);
    expect(made.tick(9_999)).toEqual({ at: 9_999, kind: 'edit', account: 'acct_b' });
    expect(made.tick(10_000)).toBeNull();
  });
});
