import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accountTimes,
  hoursAndMinutes,
  joined,
  PAUSE_MINUTES,
  type Stretch,
} from './making-figures';

const minute = 60_000;
const act = (account: string, at: number): Stretch => ({
  account,
  from: at * minute,
  to: at * minute,
  acts: 1,
});

describe('times of acts', () => {
  it('go on over short pauses and begin anew after longer ones, each account by itself', () => {
    const acts = [act('zhou', 0), act('li', 5), act('zhou', 10), act('zhou', 20.1), act('li', 7)];
    expect(accountTimes(acts)).toEqual([
      { account: 'zhou', acts: 3, stretches: 2, whole: 10 * minute, first: 0, last: 20.1 * minute },
      {
        account: 'li',
        acts: 2,
        stretches: 1,
        whole: 2 * minute,
        first: 5 * minute,
        last: 7 * minute,
      },
    ]);
  });

  it('are said in hours and minutes, to the nearest', () => {
    expect(hoursAndMinutes(0)).toEqual({ hours: 0, minutes: 0 });
    expect(hoursAndMinutes(59.6 * minute)).toEqual({ hours: 1, minutes: 0 });
    expect(hoursAndMinutes(125.4 * minute)).toEqual({ hours: 2, minutes: 5 });
  });

  it('of one act alone have no length', () => {
    expect(accountTimes([act('zhou', 3)])).toMatchObject([{ stretches: 1, whole: 0 }]);
    expect(accountTimes([])).toEqual([]);
  });

  it('are the same in whatever order acts come, and joined before or not', () => {
    const one = fc.record({
      account: fc.constantFrom('a', 'b'),
      at: fc.integer({ min: 0, max: 300 }),
    });
    fc.assert(
      fc.property(fc.array(one), fc.integer(), (made, cut) => {
        const acts = made.map(({ account, at }) => act(account, at));
        const at = acts.length === 0 ? 0 : Math.abs(cut) % acts.length;
        const whole = accountTimes(acts);
        expect(accountTimes([...acts].reverse())).toEqual(whole);
        expect(accountTimes([...joined(acts.slice(0, at)), ...joined(acts.slice(at))])).toEqual(
          whole,
        );
        expect(whole.reduce((all, { acts: n }) => all + n, 0)).toBe(acts.length);
        const far = joined(acts).filter(({ account }) => account === 'a');
        for (const [i, { from }] of far.slice(1).entries())
          expect(from - (far[i]?.to ?? 0)).toBeGreaterThan(PAUSE_MINUTES * minute);
      }),
    );
  });
});
