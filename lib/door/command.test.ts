import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { closeDatabase, openPool, useDatabase } from '@/db/client';
import { caseFile, work } from '@/db/schema/cases';
import { workspace } from '@/db/schema/workspaces';
import { type TestDatabase, testDatabase } from '@/db/testing/database';
import { type Person, room } from '@/db/testing/world';
import { setStatus } from '@/lib/cases/commands/amend-case';
import { caseAmended } from '@/lib/entries/case-amended.v1';
import { caseWorkRecorded } from '@/lib/entries/case-work-recorded.v1';
import { id } from '@/lib/entries/define';
import { draft } from '@/lib/entries/draft';
import type { Caller } from '@/lib/kernel/actor';
import { AppError, type ErrorCode } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { command, declaredCommands } from './command';
import { gate, kindsOf, move, refusalsOf, type Scene, scene, worksOf } from './testing-case';

let db: TestDatabase;
let here: Scene;
let size: number;

/** What the commands of this file do in the middle; each test gives its own. */
const between = {
  prepare: async () => {},
  run: async () => {},
  afterCommit: async () => {},
};

const input = z.strictObject({ caseId: id('case'), title: z.string().min(1) });

/** Names a work: an entry, then a row. */
const nameWork = command({
  name: 'test.name_work',
  action: 'case.amend',
  input,
  prepare: () => between.prepare(),
  async run({ tx, grant, input: { title }, record, afterCommit }) {
    const workId = newId('work');
    const days = { completedOn: null, publishedOn: null };
    const entry = await record(
      draft(caseWorkRecorded, { work: workId, ...days }, { title, publishedAt: '' }),
    );
    const { caseId } = grant;
    await tx.insert(work).values({ id: workId, caseId, title, ...days, entry: entry.index });
    afterCommit(() => between.afterCommit());
    await between.run();
    return { answer: { title }, entries: [entry] };
  },
});

/** Changes the case itself, so its row is locked against everybody. */
const retitle = command({
  name: 'test.retitle',
  action: 'case.amend',
  input,
  lock: 'update',
  async run({ tx, grant, input: { title }, record }) {
    const entry = await record(draft(caseAmended, {}, { title }));
    await tx.update(caseFile).set({ title }).where(eq(caseFile.id, grant.caseId));
    await between.run();
    return { answer: null, entries: [entry] };
  },
});

beforeAll(async () => {
  db = await testDatabase();
  useDatabase(openPool(db.url));
});

afterAll(async () => {
  await closeDatabase();
  await db.close();
});

beforeEach(async () => {
  here = await scene();
  between.prepare = between.run = between.afterCommit = async () => {};
  // An appearance precedes the first act of a session; it is behind us.
  expect((await act(here.member, 'First')).ok).toBe(true);
  size = (await kindsOf(here.caseId)).length;
});

const act = (who: Person = here.member, title = 'Second') =>
  nameWork(who.caller, { caseId: here.caseId, title });

const outcome = async (reply: ReturnType<typeof act>) => {
  const found = await reply;
  return found.ok ? 'done' : found.code;
};

async function expectUnchanged() {
  expect(await worksOf(here.caseId)).toEqual(['First']);
  expect(await kindsOf(here.caseId, size)).toEqual([]);
}

describe('a command', () => {
  it('is in the registry under its name and action', () => {
    const found = declaredCommands().find((c) => c.name === 'test.name_work');
    expect([found?.name, found?.action]).toEqual(['test.name_work', 'case.amend']);
  });

  it('answers with the index of its entry', async () => {
    expect(await act()).toEqual({ ok: true, data: { title: 'Second' }, index: size });
    expect(await kindsOf(here.caseId, size)).toEqual(['case.work_recorded']);
    expect(await refusalsOf(here.member)).toEqual([]);
  });

  it('without anybody signed in is refused before its input is read', async () => {
    const nobody: Caller = { ...here.member.caller, actor: null };
    const reply = await nameWork(nobody, { caseId: 'nothing', title: '' });
    expect(reply).toEqual({ ok: false, code: 'UNAUTHENTICATED', ref: expect.any(String) });
  });

  it('with wrong input says which fields, and tells wrong from missing', async () => {
    const wrong = { caseId: 7, more: true } as unknown as { caseId: string; title: string };
    const reply = await nameWork(here.member.caller, wrong);
    expect(reply).toMatchObject({
      code: 'INVALID',
      fields: { caseId: 'wrong_type', title: 'required', _: 'unknown_field' },
    });
    await expectUnchanged();
  });

  it.each<[string, unknown, ErrorCode, string | undefined]>([
    ['that a rule refuses', new AppError('CONFLICT', { reason: 'stale' }), 'CONFLICT', 'stale'],
    ['that finds nothing', new AppError('NOT_FOUND'), 'NOT_FOUND', undefined],
    ['that is too large', new AppError('TOO_LARGE'), 'TOO_LARGE', undefined],
    ['that comes too often', new AppError('RATE', { retryAfter: 3 }), 'RATE', undefined],
    ['that the store keeps from', new AppError('UNAVAILABLE'), 'UNAVAILABLE', undefined],
    ['that breaks', new TypeError('x is not a function'), 'INTERNAL', undefined],
  ])('%s answers so and leaves neither entry nor row', async (_, error, code, reason) => {
    between.run = async () => {
      throw error;
    };
    const reply = await act();
    expect(reply).toEqual({
      ok: false,
      code,
      ref: expect.any(String),
      ...(reason ? { reason } : {}),
    });
    await expectUnchanged();
  });

  it('that breaks a uniqueness rule is a conflict and leaves nothing', async () => {
    const twice = await room();
    const twin = command({
      name: 'test.twin',
      action: 'case.amend',
      input,
      async run({ tx, record }) {
        const entry = await record(draft(caseAmended, {}, { title: 'Twin' }));
        await tx.insert(workspace).values({ id: twice, name: 'again' });
        return { answer: null, entries: [entry] };
      },
    });
    const reply = await twin(here.member.caller, { caseId: here.caseId, title: 'x' });
    expect(reply).toMatchObject({ ok: false, code: 'CONFLICT' });
    await expectUnchanged();
  });

  it('stands although what follows its commit fails', async () => {
    let last = false;
    between.afterCommit = async () => {
      between.afterCommit = async () => {
        last = true;
      };
      throw new Error('mail server down');
    };
    expect(await act()).toEqual({ ok: true, data: { title: 'Second' }, index: size });
    expect(await worksOf(here.caseId)).toEqual(['First', 'Second']);
    expect((await act(here.member, 'Third')).ok).toBe(true);
    expect(last).toBe(true);
  });
});

describe('what is decided before the slow part', () => {
  it('is decided again: a case sealed meanwhile takes no act', async () => {
    let ran = false;
    between.prepare = () => move(here, 'under_review', 'sealed');
    between.run = async () => {
      ran = true;
    };
    expect(await act()).toMatchObject({ ok: false, code: 'SEALED', reason: 'case_sealed' });
    expect(ran).toBe(false);
    expect(await worksOf(here.caseId)).toEqual(['First']);
    expect(await kindsOf(here.caseId, size)).toEqual([
      'case.status_changed',
      'case.status_changed',
    ]);
    expect(await refusalsOf(here.member)).toEqual(['SEALED']);
  });

  it('is decided again: whoever lost access meanwhile meets no case', async () => {
    between.prepare = async () => {
      await db.sql`update membership set ended_at = now() where account_id = ${here.member.accountId}`;
    };
    expect(await act()).toEqual({ ok: false, code: 'NOT_FOUND', ref: expect.any(String) });
    await expectUnchanged();
    expect(await refusalsOf(here.member)).toEqual(['NOT_FOUND']);
  });

  it('keeps strangers from the slow part', async () => {
    let prepared = false;
    between.prepare = async () => {
      prepared = true;
    };
    expect(await outcome(act(here.stranger))).toBe('NOT_FOUND');
    expect(prepared).toBe(false);
  });
});

describe('acts and a seal at the same moment', () => {
  it('the seal waits for an act under way, which stands before it', async () => {
    await move(here, 'under_review');
    const door = gate();
    between.run = door.pass;
    const acting = act();
    await door.reached;
    const sealing = move(here, 'sealed');
    door.open();
    expect((await acting).ok).toBe(true);
    await sealing;
    expect((await kindsOf(here.caseId)).slice(-2)).toEqual([
      'case.work_recorded',
      'case.status_changed',
    ]);
    between.run = async () => {};
    expect(await outcome(act())).toBe('SEALED');
  });

  it('an act waits for a change of the case under way', async () => {
    const door = gate();
    between.run = door.pass;
    const first = retitle(here.member.caller, { caseId: here.caseId, title: 'x' });
    await door.reached;
    between.run = async () => {};
    let done = false;
    const second = act(here.owner).then((reply) => {
      done = true;
      return reply;
    });
    // The share lock of the second act stands in the queue behind the first one's.
    await expect.poll(() => waitingLocks()).toBe(1);
    expect(done).toBe(false);
    door.open();
    expect((await first).ok && (await second).ok).toBe(true);
  });

  it('no entry of an act stands after the seal, whoever came first', async () => {
    await move(here, 'under_review');
    const acts = Array.from({ length: 6 }, (_, i) => act(here.member, `act ${i}`));
    const seal = setStatus(here.owner.caller, { caseId: here.caseId, to: 'sealed', reason: 'end' });
    const more = Array.from({ length: 6 }, (_, i) => act(here.owner, `more ${i}`));
    const sealed = await seal;
    const replies = await Promise.all([...acts, ...more]);
    expect(sealed.ok).toBe(true);
    const end = sealed.ok ? (sealed.index ?? -1) : -1;
    for (const reply of replies) {
      if (reply.ok) expect(reply.index).toBeLessThan(end);
      else expect(reply.code).toBe('SEALED');
    }
    expect((await kindsOf(here.caseId)).length).toBe(end + 1);
  });

  it('of two seals at once one is made and the other finds it made', async () => {
    await move(here, 'under_review');
    const seal = () =>
      setStatus(here.owner.caller, { caseId: here.caseId, to: 'sealed', reason: 'end' });
    const replies = await Promise.all([seal(), seal()]);
    expect(replies.filter((reply) => reply.ok)).toHaveLength(1);
    expect(replies.find((reply) => !reply.ok)).toMatchObject({
      code: 'CONFLICT',
      reason: 'status_move',
    });
  });

  const waitingLocks = async () => {
    const [row] = await db.sql<{ n: number }[]>`
      select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    return row?.n;
  };
});
