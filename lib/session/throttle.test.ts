import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, openPool, useDatabase } from '@/db/client';
import { type TestDatabase, testDatabase } from '@/db/testing/database';
import { inTransaction } from '@/db/tx';
import { newId } from '@/lib/kernel/ids';
import { clearPasswordTries, giveBack, signInWindow, takeFrom, takePasswordTry } from './throttle';

let test: TestDatabase;

beforeAll(async () => {
  test = await testDatabase();
  useDatabase(openPool(test.url));
});

afterAll(async () => {
  await closeDatabase();
  await test.close();
});

const window = (subject: string) => ({ kind: 'test', subject, limit: 3, windowMs: 60_000 });

async function outcome(work: Promise<void>): Promise<string> {
  return work.then(
    () => 'taken',
    (error: { reason: string }) => error.reason,
  );
}

/** Lets the wait of every counter pass. */
const waitOver = () => test.sql`update throttle set window_ends_at = now() - interval '1 minute'`;

describe('a window', () => {
  it('lets the first few through and tells the rest how long to wait', async () => {
    for (let i = 0; i < 3; i++) await takeFrom(window('a'));
    await expect(takeFrom(window('a'))).rejects.toMatchObject({
      code: 'RATE',
      reason: 'too_many',
      retryAfter: 60,
    });
    expect(await outcome(takeFrom(window('b')))).toBe('taken');
  });

  it('opens again when its time is over', async () => {
    await waitOver();
    expect(await outcome(takeFrom(window('a')))).toBe('taken');
  });

  it('counts many at once exactly', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => outcome(takeFrom(window('c')))));
    expect(all.filter((o) => o === 'taken')).toHaveLength(3);
  });

  it('gives back what turned out well', async () => {
    for (let i = 0; i < 10; i++) {
      await takeFrom(window('d'));
      await giveBack(window('d'));
    }
    expect(await outcome(takeFrom(window('d')))).toBe('taken');
  });

  it('stays counted when the transaction around it fails', async () => {
    await expect(
      inTransaction(async () => {
        for (let i = 0; i < 3; i++) await takeFrom(window('e'));
        throw new Error('refused');
      }),
    ).rejects.toThrow('refused');
    expect(await outcome(takeFrom(window('e')))).toBe('too_many');
  });

  it('keeps neither addresses nor e-mails', async () => {
    await takeFrom({ ...window('mei@example.test'), kind: 'reset' });
    const rows = await test.sql`select key from throttle where key like '%example%'`;
    expect(rows).toHaveLength(0);
  });

  it('is not kept for networks that are not known', () => {
    expect(signInWindow('')).toBeNull();
    expect(signInWindow('203.0.113.7')).toMatchObject({ subject: '203.0.113.7' });
  });
});

describe('tries of a password', () => {
  it('wait after ten failures, longer after each further ten, and end at a hundred', async () => {
    const account = newId('account');
    const waits: number[] = [];
    for (let burst = 1; burst <= 10; burst++) {
      for (let i = 0; i < 10; i++) expect(await outcome(takePasswordTry(account))).toBe('taken');
      const [row] = await test.sql`
        select extract(epoch from window_ends_at - now()) / 60 as wait from throttle
        where key = ${`password:${account}`}`;
      waits.push(Math.round(Number(row?.wait)));
      expect(await outcome(takePasswordTry(account))).toBe(
        burst < 10 ? 'sign_in_throttled' : 'sign_in_locked',
      );
      await waitOver();
    }
    expect(waits).toEqual([15, 30, 60, 120, 240, 480, 960, 1440, 1440, 1440]);
    expect(await outcome(takePasswordTry(account))).toBe('sign_in_locked');
    await clearPasswordTries(account);
    expect(await outcome(takePasswordTry(account))).toBe('taken');
  });

  it('cannot be raced: of fifty at once ten are compared', async () => {
    const account = newId('account');
    const all = await Promise.all(
      Array.from({ length: 50 }, () => outcome(takePasswordTry(account))),
    );
    expect(all.filter((o) => o === 'taken')).toHaveLength(10);
  });

  it('of an unknown e-mail wait alike', async () => {
    for (let i = 0; i < 10; i++) await takePasswordTry('nobody@example.test');
    expect(await outcome(takePasswordTry('nobody@example.test'))).toBe('sign_in_throttled');
  });

  it('of accounts outlive the clearing of old counters, those of strangers do not', async () => {
    const account = newId('account');
    await takePasswordTry(account);
    await takePasswordTry('gone@example.test');
    await test.sql`update throttle set window_ends_at = now() - interval '2 days'`;
    await takeFrom(window('new'));
    const rows = await test.sql`select key from throttle`;
    expect(rows.map((r) => r.key)).toContain(`password:${account}`);
    expect(rows.filter((r) => !r.key.startsWith('password:acct_'))).toHaveLength(1);
  });
});
