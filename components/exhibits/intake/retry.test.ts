import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FailureError, localFailure } from './failure';
import { waitBefore, withRetries } from './retry';

describe('the wait before another try', () => {
  it('doubles from a second to half a minute', () => {
    expect([2, 3, 4, 5, 6, 7, 8].map((n) => waitBefore(n, 0))).toEqual([
      1000, 2000, 4000, 8000, 16_000, 30_000, 30_000,
    ]);
  });

  it('is never shorter than the server asked for, nor longer than half a minute otherwise', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 50 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 0, max: 120 }),
        (n, chance, asked) => {
          const wait = waitBefore(n, chance, asked);
          expect(wait).toBeGreaterThanOrEqual(asked * 1000);
          expect(wait).toBeLessThanOrEqual(Math.max(asked * 1000, 30_000));
          expect(wait).toBeGreaterThanOrEqual(500);
        },
      ),
    );
  });
});

describe('something tried again', () => {
  const never = new AbortController().signal;

  it('is not repeated after a refusal that does not pass', async () => {
    let tries = 0;
    const work = async () => {
      tries += 1;
      throw new FailureError(localFailure('file_unreadable'));
    };
    await expect(withRetries(work, never)).rejects.toThrow('file_unreadable');
    expect(tries).toBe(1);
  });

  it('works once the trouble has passed', async () => {
    let tries = 0;
    const work = async () => {
      tries += 1;
      if (tries === 1) throw new FailureError(localFailure('store_unreachable'));
      return 'there';
    };
    await expect(withRetries(work, never)).resolves.toBe('there');
    expect(tries).toBe(2);
  });

  it('stops at once when the person stops it', async () => {
    const stop = new AbortController();
    const work = async () => {
      stop.abort();
      throw new FailureError(localFailure('store_unreachable'));
    };
    await expect(withRetries(work, stop.signal)).rejects.toThrow(/abort/i);
  });
});
