import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { closeDatabase, openPool, useDatabase } from '@/db/client';
import { type TestDatabase, testDatabase } from '@/db/testing/database';
import { id } from '@/lib/entries/define';
import { draft } from '@/lib/entries/draft';
import { exhibitOpened } from '@/lib/entries/exhibit-opened.v1';
import type { Caller } from '@/lib/kernel/actor';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { declaredCommands } from './command';
import { declaredLoaders, loader } from './loader';
import { recordedRead } from './recorded-read';
import { kindsOf, move, refusalsOf, type Scene, scene } from './testing-case';

let db: TestDatabase;
let here: Scene;
let size: number;

const input = z.strictObject({ caseId: id('case') });
const SECRET = 'https://store.example.test/original';

/** A read that leaves an entry before it gives anything away. */
const openIt = recordedRead({
  name: 'test.open',
  action: 'exhibit.open',
  input,
  async read() {
    const act = { exhibit: newId('exhibit'), version: 1, sha256: 'a'.repeat(64) };
    const entry = draft(exhibitOpened, { ...act, way: 'view' }, { address: '', userAgent: '' });
    return { answer: SECRET, drafts: [entry] };
  },
});

let found: () => Promise<string>;

const look = loader({ name: 'test.look', action: 'case.read', input, load: () => found() });
const lookAtIntake = loader({
  name: 'test.look_at_intake',
  action: 'exhibit.add',
  input,
  page: 'test',
  load: () => found(),
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
  found = async () => 'seen';
  size = (await kindsOf(here.caseId)).length;
});

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => new Error('it was answered'),
    (error: unknown) => error,
  );

/** Ends every connection of the application that runs a statement like this one. */
async function endConnections(statement: string): Promise<number> {
  const rows = await db.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'chirograph'
      and state <> 'idle' and query like ${`%${statement}%`}`;
  return rows.length;
}

describe('a read that is recorded', () => {
  it('is in the registry of commands', () => {
    expect(declaredCommands().map((c) => [c.name, c.action])).toContainEqual([
      'test.open',
      'exhibit.open',
    ]);
  });

  it('is answered once its entry stands', async () => {
    const { caseId } = here;
    const opened = await openIt(here.member.caller, { caseId });
    expect(opened).toEqual({ ok: true, data: SECRET, index: size + 2 });
    expect(await kindsOf(caseId, size)).toEqual([
      'actor.appeared',
      'actor.located',
      'exhibit.opened',
    ]);
  });

  it('with wrong input says what is wrong and records nothing', async () => {
    const reply = await openIt(here.member.caller, { caseId: 7 } as unknown as Scene);
    expect(reply).toMatchObject({ ok: false, code: 'INVALID', fields: { caseId: 'wrong_type' } });
    expect(await kindsOf(here.caseId, size)).toEqual([]);
  });

  it('gives nothing away where the entry cannot be appended', async () => {
    const { caseId } = here;
    const holder = await db.sql.reserve();
    try {
      await holder`begin`;
      await holder`select size from ledger_head where case_id = ${caseId} for update`;
      // The decision is made and the append waits for the head, when the database goes away.
      const reading = openIt(here.member.caller, { caseId });
      await expect.poll(() => endConnections('ledger_append')).toBe(1);
      expect(await reading).toEqual({
        ok: false,
        code: 'UNAVAILABLE',
        reason: 'database_lost',
        ref: expect.any(String),
      });
    } finally {
      await holder`rollback`;
      holder.release();
    }
    expect(await kindsOf(caseId, size)).toEqual([]);
    expect((await openIt(here.member.caller, { caseId })).ok).toBe(true);
  });

  it('gives nothing to strangers and keeps that they asked', async () => {
    const { caseId } = here;
    const nobody: Caller = { ...here.member.caller, actor: null };
    expect(await openIt(nobody, { caseId })).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await openIt(here.stranger.caller, { caseId })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await kindsOf(caseId, size)).toEqual([]);
    expect(await refusalsOf(here.stranger)).toEqual(['NOT_FOUND']);
  });
});

describe('a loader', () => {
  it('is in the registry under its name and action', () => {
    expect(declaredLoaders().map((l) => [l.name, l.action])).toContainEqual([
      'test.look',
      'case.read',
    ]);
  });

  it('treats what cannot be an identifier as one that does not exist', async () => {
    for (const caseId of ['case_x', newId('exhibit'), newId('case'), '']) {
      const failure = await failureOf(look(here.owner.caller, { caseId }));
      expect(failure).toMatchObject({ code: 'NOT_FOUND', reason: undefined, fields: undefined });
    }
  });

  it('keeps refusals of each kind', async () => {
    const { caseId } = here;
    const nobody: Caller = { ...here.member.caller, actor: null };
    expect(await failureOf(look(nobody, { caseId }))).toMatchObject({ code: 'UNAUTHENTICATED' });
    await failureOf(look(here.stranger.caller, { caseId }));
    await move(here, 'under_review', 'sealed');
    const sealed = await failureOf(lookAtIntake(here.member.caller, { caseId }));
    expect(sealed).toMatchObject({ code: 'SEALED', reason: 'case_sealed' });
    expect(await refusalsOf(here.stranger)).toEqual(['NOT_FOUND']);
    expect(await refusalsOf(here.member)).toEqual(['SEALED']);
  });

  it('keeps who looked at a page, and only where it was shown', async () => {
    const { caseId } = here;
    await lookAtIntake(here.member.caller, { caseId });
    await failureOf(lookAtIntake(here.stranger.caller, { caseId }));
    const rows = await db.sql`select actor_id, page from access_log where case_id = ${caseId}`;
    expect(rows).toEqual([{ actor_id: here.member.accountId, page: 'test' }]);
  });

  it('whose database goes away in the middle is a reason to come again', async () => {
    const { caseId } = here;
    found = async () => {
      await endConnections('');
      return 'never said';
    };
    const failure = await failureOf(look(here.member.caller, { caseId }));
    expect(failure).toMatchObject({ code: 'UNAVAILABLE', reason: 'database_lost' });
    found = async () => 'seen';
    expect(await look(here.member.caller, { caseId })).toBe('seen');
  });

  it('that breaks throws what broke it, for the page of errors', async () => {
    found = async () => {
      throw new TypeError('x is not a function');
    };
    const failure = await failureOf(look(here.member.caller, { caseId: here.caseId }));
    expect(failure).toBeInstanceOf(TypeError);
    found = async () => {
      throw new AppError('CONFLICT', { reason: 'not_covered' });
    };
    expect(await failureOf(look(here.member.caller, { caseId: here.caseId }))).toMatchObject({
      code: 'CONFLICT',
      reason: 'not_covered',
    });
  });
});
