import { drizzle } from 'drizzle-orm/postgres-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, openPool, type Sql, useDatabase } from '@/db/client';
import { type TestDatabase, testDatabase } from '@/db/testing/database';
import { inTransaction } from '@/db/tx';
import { caseDisputeDated } from '@/lib/entries/case-dispute-dated.v1';
import { draft } from '@/lib/entries/draft';
import { service } from '@/lib/kernel/actor';
import { canonicalJson } from '@/lib/kernel/canonical-json';
import { sha256Hex, toHex } from '@/lib/kernel/digest';
import { newId } from '@/lib/kernel/ids';
import { leafHash } from '@/lib/proof/leaf';
import { append, openLedger } from './append';

let owner: TestDatabase;
let app: Sql;

beforeAll(async () => {
  owner = await testDatabase();
  app = openPool(owner.url, { max: 24 });
  useDatabase(app);
});

afterAll(async () => {
  await closeDatabase();
  await owner.close();
});

const actor = service('test');
const note = (reason = '理由 "quoted" \\ \u2028 😀') =>
  draft(caseDisputeDated, { date: '2026-01-02' }, { reason });

async function openCase(): Promise<string> {
  const caseId = newId('case');
  await inTransaction((tx) => openLedger(tx, caseId));
  return caseId;
}

const add = (caseId: string, drafts = [note()]) =>
  inTransaction((tx) => append(tx, caseId, actor, 'owner', drafts));

const entriesOf = (caseId: string) =>
  owner.sql<{ index: string; body: string; leaf: Buffer }[]>`
    select index, body, leaf from ledger_entry where case_id = ${caseId} order by index`;

describe('appending to a case', () => {
  it('makes entries whose bytes are canonical and whose leaf is theirs', async () => {
    const caseId = await openCase();
    await add(caseId, [note(), note('second')]);
    const rows = await entriesOf(caseId);
    expect(rows.map((r) => Number(r.index))).toEqual([0, 1]);
    let prev = '0'.repeat(64);
    for (const row of rows) {
      const read = JSON.parse(row.body);
      expect(canonicalJson(read)).toBe(row.body);
      expect(toHex(leafHash(new TextEncoder().encode(row.body)))).toBe(toHex(row.leaf));
      expect(read.prev).toBe(prev);
      prev = toHex(row.leaf);
    }
  });

  it('commits the personal payload by a salted digest', async () => {
    const caseId = await openCase();
    await add(caseId);
    const [entry] = await entriesOf(caseId);
    const [payload] =
      await owner.sql`select salt, data from ledger_payload where case_id = ${caseId}`;
    const bytes = Buffer.concat([
      Buffer.from(payload?.salt, 'hex'),
      Buffer.from(payload?.data, 'utf8'),
    ]);
    expect(JSON.parse(entry?.body ?? '').payload).toBe(sha256Hex(bytes));
    expect(entry?.body).not.toContain('quoted');
  });

  it('numbers sixty-four parallel acts without gap or fork', async () => {
    const caseId = await openCase();
    await Promise.all(Array.from({ length: 64 }, () => add(caseId)));
    const rows = await entriesOf(caseId);
    expect(rows.map((r) => Number(r.index))).toEqual([...Array(64).keys()]);
    const prevs = new Set(rows.map((r) => JSON.parse(r.body).prev));
    expect(prevs.size).toBe(64);
    const times = rows.map((r) => JSON.parse(r.body).at as string);
    expect([...times].sort()).toEqual(times);
  });

  it('leaves nothing of an act that fails after its entry', async () => {
    const caseId = await openCase();
    const failing = inTransaction(async (tx) => {
      await append(tx, caseId, actor, null, [note()]);
      throw new Error('afterwards');
    });
    await expect(failing).rejects.toThrow('afterwards');
    expect(await entriesOf(caseId)).toHaveLength(0);
    const [one] = await add(caseId);
    expect(one?.index).toBe(0);
  });

  it('refuses a case that has no ledger', async () => {
    await expect(add(newId('case'))).rejects.toThrow();
  });
});

describe('changing the ledger', () => {
  const statements = [
    `update ledger_entry set body = 'x'`,
    'delete from ledger_entry',
    'truncate ledger_entry',
    'update ledger_checkpoint set size = 1',
    'delete from ledger_checkpoint',
    'truncate ledger_checkpoint',
    'delete from ledger_head',
    'truncate ledger_head',
    'delete from ledger_payload',
    'truncate ledger_payload',
    `update ledger_payload set data = '{}'`,
    'update ledger_head set size = 0',
  ];

  it.each(statements)(
    'is refused by the triggers even to the owner of the tables: %s',
    async (text) => {
      const caseId = await openCase();
      await add(caseId);
      await owner.sql`insert into ledger_checkpoint (case_id, size, root, range, note, signed_at)
      values (${caseId}, 1, '\\x00', '\\x00', 'n', now())`;
      await expect(owner.sql.unsafe(text)).rejects.toMatchObject({ code: '23001' });
    },
  );

  it.each(statements)('is refused to the role of the application: %s', async (text) => {
    await expect(app.unsafe(text)).rejects.toMatchObject({ code: '42501' });
  });

  it('is refused to the role of the application even as an insert', async () => {
    await expect(
      app`insert into ledger_entry (case_id, index, kind, v, at, actor_id, body, leaf)
          values ('c', 0, 'k', 1, now(), 'a', 'b', '\\x00')`,
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('lets a payload be erased once, with a reason, and leaves the tree as it was', async () => {
    const caseId = await openCase();
    await add(caseId);
    const before = await entriesOf(caseId);
    const [first] = await app`select ledger_erase(${caseId}, 0, 'asked by the person') as done`;
    const [again] = await app`select ledger_erase(${caseId}, 0, 'asked by the person') as done`;
    expect([first?.done, again?.done]).toEqual([true, null]);
    const [row] = await owner.sql`select * from ledger_payload where case_id = ${caseId}`;
    expect(row).toMatchObject({ salt: null, data: null, erased_reason: 'asked by the person' });
    expect(await entriesOf(caseId)).toEqual(before);
  });
});

it('works as the role that may not change the ledger', async () => {
  const [row] = await drizzle(app).execute<{ role: string }>('select current_user as role');
  expect(row?.role).toBe('chirograph_app');
});
