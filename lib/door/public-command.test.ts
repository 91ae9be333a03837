import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { closeDatabase, openPool, useDatabase } from '@/db/client';
import { workspace } from '@/db/schema/workspaces';
import { type TestDatabase, testDatabase } from '@/db/testing/database';
import { person } from '@/db/testing/world';
import type { Caller } from '@/lib/kernel/actor';
import { AppError } from '@/lib/kernel/errors';
import { publicCommand } from './public-command';

let db: TestDatabase;

beforeAll(async () => {
  db = await testDatabase();
  useDatabase(openPool(db.url));
});

afterAll(async () => {
  await closeDatabase();
  await db.close();
});

describe('a command open to strangers', () => {
  const found = publicCommand({
    name: 'test.found',
    input: z.strictObject({ name: z.string(), breaks: z.boolean().default(false) }),
    async run({ tx, input: { name, breaks } }) {
      await tx.insert(workspace).values({ id: name, name });
      if (breaks) throw new AppError('CONFLICT', { reason: 'broken' });
      return name;
    },
  });
  const nobody: Caller = { actor: null, client: { address: '', userAgent: '' } };
  const rooms = async () => (await db.sql`select id from workspace`).map((row) => row.id);

  it('acts whether somebody is signed in or not', async () => {
    const somebody = (await person('Somebody')).caller;
    for (const [caller, name] of [
      [nobody, 'of nobody'],
      [somebody, 'of somebody'],
    ] as const) {
      expect(await found(caller, { name })).toEqual({ ok: true, data: name, index: null });
      expect(await rooms()).toContain(name);
    }
  });

  it('leaves nothing where it is refused, and names wrong fields', async () => {
    const reply = await found(nobody, { name: 'gone', breaks: true });
    expect(reply).toMatchObject({ ok: false, code: 'CONFLICT', reason: 'broken' });
    const wrong = { name: 7 } as unknown as { name: string };
    expect(await found(nobody, wrong)).toMatchObject({ fields: { name: 'wrong_type' } });
    expect(await rooms()).not.toContain('gone');
  });
});
