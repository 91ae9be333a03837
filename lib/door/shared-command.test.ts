import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { closeDatabase, openPool, useDatabase } from '@/db/client';
import { caseFile } from '@/db/schema/cases';
import { type TestDatabase, testDatabase } from '@/db/testing/database';
import type { Person } from '@/db/testing/world';
import { caseAmended } from '@/lib/entries/case-amended.v1';
import { id } from '@/lib/entries/define';
import { draft } from '@/lib/entries/draft';
import { AppError } from '@/lib/kernel/errors';
import { sharedCommand } from './shared-command';
import { gate, kindsOf, refusalsOf, type Scene, scene } from './testing-case';

let db: TestDatabase;
let here: Scene;
/** How many requests each transaction served, and what holds the first one up. */
let groups: number[] = [];
let hold: ReturnType<typeof gate> | null = null;

/** Retitles a case; some titles are refused, and one breaks everything. */
const retitle = sharedCommand({
  name: 'test.retitle_together',
  action: 'case.amend',
  input: z.strictObject({ caseId: id('case'), title: z.string() }),
  lane: ({ caseId }) => `test ${caseId}`,
  most: 3,
  async run({ tx, members }) {
    groups.push(members.length);
    const waiting = hold;
    hold = null;
    await waiting?.pass();
    const outcomes = [];
    for (const { grant, input, record } of members) {
      const { title } = input;
      if (title === 'break') throw new Error('broken');
      if (title === 'refuse') {
        outcomes.push(new AppError('CONFLICT', { reason: 'changed_meanwhile' }));
        continue;
      }
      const entry = await record(draft(caseAmended, {}, { title }));
      await tx.update(caseFile).set({ title }).where(eq(caseFile.id, grant.caseId));
      outcomes.push({ answer: title, entries: [entry] as const });
    }
    return outcomes;
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
  groups = [];
  hold = null;
});

const ask = (title: string, who: Person = here.member) =>
  retitle(who.caller, { caseId: here.caseId, title });

async function titleNow(): Promise<string> {
  const [row] = await db.sql`select title from case_file where id = ${here.caseId}`;
  return row?.title;
}

/** Asks for several while a first one is under way, so that they wait together. */
async function together(...titles: string[]) {
  hold = gate();
  const { reached, open } = hold;
  const first = ask('First');
  await reached;
  const others = titles.map((title) => ask(title));
  open();
  return Promise.all([first, ...others]);
}

describe('requests that come while a transaction is under way', () => {
  it('share the next one, so many at a time, and each has its own answer', async () => {
    const replies = await together('a', 'b', 'c', 'd');
    expect(replies.map((reply) => reply.ok && reply.data)).toEqual(['First', 'a', 'b', 'c', 'd']);
    expect(groups).toEqual([1, 3, 1]);
    expect(await titleNow()).toBe('d');
    const indexes = replies.map((reply) => reply.ok && reply.index);
    expect([...indexes].sort((a, b) => Number(a) - Number(b))).toEqual(indexes);
  });

  it('do not suffer from one that is refused', async () => {
    const replies = await together('a', 'refuse', 'b');
    expect(replies.map((reply) => (reply.ok ? reply.data : reply.reason))).toEqual([
      'First',
      'a',
      'changed_meanwhile',
      'b',
    ]);
    expect(groups).toEqual([1, 3]);
  });

  it('are each done alone where one breaks the transaction', async () => {
    const before = (await kindsOf(here.caseId)).length;
    const replies = await together('a', 'break', 'b');
    expect(replies.map((reply) => (reply.ok ? reply.data : reply.code))).toEqual([
      'First',
      'a',
      'INTERNAL',
      'b',
    ]);
    expect(groups).toEqual([1, 3, 1, 1, 1]);
    // What the broken transaction had appended before it broke is gone with it.
    const kinds = (await kindsOf(here.caseId)).slice(before);
    expect(kinds.filter((kind) => kind === 'case.amended')).toHaveLength(3);
  });

  it('are permitted one by one, and a refusal is kept', async () => {
    hold = gate();
    const { reached, open } = hold;
    const first = ask('First');
    await reached;
    const replies = Promise.all([ask('x', here.stranger), ask('a'), ask('y', here.owner)]);
    open();
    await first;
    expect((await replies).map((reply) => (reply.ok ? reply.data : reply.code))).toEqual([
      'NOT_FOUND',
      'a',
      'y',
    ]);
    expect(await refusalsOf(here.stranger)).toEqual(['NOT_FOUND']);
    expect(await titleNow()).toBe('y');
  });

  it('that nobody signed for, or that are wrong, do not even wait', async () => {
    const nobody = { ...here.member.caller, actor: null };
    expect(await retitle(nobody, { caseId: here.caseId, title: 'x' })).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    expect(await retitle(here.member.caller, { caseId: 'x', title: 'x' })).toMatchObject({
      code: 'INVALID',
    });
    expect(groups).toEqual([]);
  });

  it('are asked to come again where too many wait', async () => {
    hold = gate();
    const { reached, open } = hold;
    const first = ask('First');
    await reached;
    const waiting = Array.from({ length: 500 }, () => ask('refuse'));
    expect(await ask('one too many')).toMatchObject({ code: 'UNAVAILABLE', reason: 'busy' });
    open();
    await first;
    expect((await Promise.all(waiting)).every((reply) => !reply.ok)).toBe(true);
  });
});
