import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/db/client';
import { counselEntry } from '@/db/schema/counsel';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { join, type Person, person } from '@/db/testing/world';
import { newId } from '@/lib/kernel/ids';
import { caseStateAt } from '@/lib/ledger/read';
import {
  dataOf,
  disagreements,
  exhibits,
  newCase,
  type Scene,
  scene,
} from '@/lib/review/testing-scene';
import { orderFacts, saveItem, withdrawItem } from './commands/items';
import { loadCitable, loadDesk, loadWorksheet } from './loaders';
import { standing } from './model';
import { deskItems } from './queries/items';
import { citeOf, factOf } from './testing-desk';

let instance: TestInstance;
let here: Scene;
let owner: Person;
let counsel: Person;
let other: Person;

beforeAll(async () => {
  instance = await testInstance();
  here = await scene();
  ({ owner, counsel, other } = here);
});

afterAll(() => instance.close());

/** Tables of the database in whose rows some words stand in clear. */
async function tablesHolding(words: string): Promise<string[]> {
  const tables = await database().execute<{ name: string }>(
    sql`select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
  );
  const holding: string[] = [];
  for (const { name } of tables) {
    const [found] = await database().execute<{ count: number }>(
      sql.raw(`select count(*)::int as count from ${name} t where t::text like '%${words}%'`),
    );
    if (found?.count) holding.push(name);
  }
  return holding;
}

const texts = async (who: Person, caseId: string) =>
  (await loadDesk(who.caller, { caseId, kind: 'fact' })).facts.map(
    (one) => standing(one).content?.text,
  );

describe('an item of a desk', () => {
  it('is read by its author alone and by whom they name, and leaves no trace in the case', async () => {
    const caseId = await newCase(here);
    const [one = ''] = await exhibits(here, caseId, 1);
    const { size } = await caseStateAt(caseId, 1000);
    const secret = 'the ninth sketch was traced';
    await factOf(counsel, caseId, secret, { sharedWith: [other.accountId] });
    await factOf(counsel, caseId, 'mine alone');
    const allegation = {
      kind: 'allegation' as const,
      said: { text: secret, answers: [{ text: secret, cites: [citeOf(one)] }], gaps: [secret] },
    };
    await dataOf(saveItem(counsel.caller, { caseId, item: allegation }));
    expect(await texts(counsel, caseId)).toEqual([secret, 'mine alone']);
    expect(await texts(other, caseId)).toEqual([secret]);
    expect(await texts(owner, caseId)).toEqual([]);
    expect((await loadDesk(other.caller, { caseId })).allegations).toEqual([]);
    expect((await caseStateAt(caseId, 1000)).size).toBe(size);
    expect(await tablesHolding('ninth sketch')).toEqual([]);
    expect(await disagreements(caseId)).toEqual([]);
  });

  it('leans on places of its own case only, and on such as there can be', async () => {
    const [caseId, elsewhere] = [await newCase(here), await newCase(here)];
    const [own = ''] = await exhibits(here, caseId, 1);
    const [foreign = ''] = await exhibits(here, elsewhere, 1);
    const save = (cite: object) =>
      saveItem(counsel.caller, {
        caseId,
        item: { kind: 'fact', said: { text: 'x', cites: [{ ...citeOf(own), ...cite }] } },
      });
    const whole = { x: 0, y: 0, width: 4, height: 4 };
    expect(await save({ region: whole, page: 2 })).toMatchObject({ ok: true });
    expect(await save({ record: null, entry: 0 })).toMatchObject({ ok: true });
    for (const [cite, fields] of [
      [citeOf(foreign), { record: 'unknown_record' }],
      [citeOf(newId('exhibit')), { record: 'unknown_record' }],
      [{ record: null, entry: 100_000 }, { cites: 'unknown_entry' }],
      [{ span: { from: 5, to: 5 } }, { cites: 'no_such_place' }],
    ] as const) {
      expect(await save(cite)).toMatchObject({ ok: false, code: 'INVALID', fields });
    }
    const items = (await loadDesk(counsel.caller, { caseId })).facts;
    expect(standing(items[0] ?? never()).content?.cites[0]).toMatchObject({
      shown: { kind: 'exhibit', number: 1, title: 'Picture 1' },
    });
  });

  it('keeps every version, and no version is written over somebody else', async () => {
    const caseId = await newCase(here);
    const itemId = await factOf(counsel, caseId, 'first', { sharedWith: [other.accountId] });
    const again = (text: string, version: number) => ({
      caseId,
      itemId,
      version,
      item: { kind: 'fact' as const, said: { text } },
    });
    await dataOf(saveItem(other.caller, again('second', 1)));
    // Its first author reads what somebody made of it.
    const [fact] = (await loadDesk(counsel.caller, { caseId })).facts;
    expect(fact?.versions).toMatchObject([
      { version: 1, content: { text: 'first' }, own: true },
      { version: 2, content: { text: 'second' }, own: false, by: { name: 'Lin Wei' } },
    ]);
    expect(await saveItem(counsel.caller, again('late', 1))).toMatchObject({
      code: 'CONFLICT',
      reason: 'changed_meanwhile',
    });
    expect(await saveItem(owner.caller, again('unread', 0))).toMatchObject({ code: 'NOT_FOUND' });
    const both = [0, 1].map((n) => saveItem(counsel.caller, again(`at once ${n}`, 2)));
    expect((await Promise.all(both)).map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  it('is withdrawn with a reason by somebody who wrote it, for all who read it', async () => {
    const caseId = await newCase(here);
    const reader = await person('Counsel Ma');
    await join(here.workspaceId, reader, 'counsel');
    const itemId = await factOf(counsel, caseId, 'too much said', {
      sharedWith: [reader.accountId],
    });
    const asked = { caseId, itemId, version: 1, reason: 'not shown by the record' };
    expect(await withdrawItem(reader.caller, asked)).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'not_author',
    });
    await dataOf(withdrawItem(counsel.caller, asked));
    for (const who of [counsel, reader]) {
      const [fact] = (await loadDesk(who.caller, { caseId })).facts;
      expect(standing(fact ?? never())).toMatchObject({
        withdrawn: 'not shown by the record',
        content: { text: 'too much said' },
      });
      const place = { caseId, accountId: who.accountId };
      expect((await database().transaction((tx) => deskItems(tx, place))).facts).toEqual([]);
    }
    expect(await withdrawItem(counsel.caller, { ...asked, version: 2 })).toMatchObject({
      reason: 'item_withdrawn',
    });
  });

  it('stands where its reader put it, in an order of their own', async () => {
    const caseId = await newCase(here);
    const ids: string[] = [];
    for (const text of ['a', 'b', 'c']) {
      ids.push(await factOf(counsel, caseId, text, { sharedWith: [other.accountId] }));
    }
    const [a = '', b = '', c = ''] = ids;
    await dataOf(orderFacts(counsel.caller, { caseId, facts: [c, a] }));
    expect(await texts(counsel, caseId)).toEqual(['c', 'a', 'b']);
    expect(await texts(other, caseId)).toEqual(['a', 'b', 'c']);
    expect(await orderFacts(owner.caller, { caseId, facts: [b] })).toMatchObject({
      fields: { facts: 'unknown_item' },
    });
  });

  it('cannot be altered, and a log put together anew says so', async () => {
    const caseId = await newCase(here);
    await factOf(counsel, caseId, 'one');
    const all = eq(counselEntry.caseId, caseId);
    await expect(
      Promise.resolve(database().update(counselEntry).set({ kind: 'note' }).where(all)),
    ).rejects.toThrow();
    expect((await loadDesk(counsel.caller, { caseId })).holds).toBe(true);
    const [first] = await database().select().from(counselEntry).where(all);
    await database()
      .insert(counselEntry)
      .values({ ...(first ?? never()), id: newId('note'), seq: 1, kind: 'claim' });
    expect((await loadDesk(counsel.caller, { caseId })).holds).toBe(false);
  });
});

describe('the worksheet of a case', () => {
  it('lists records by rule, names what is not there, and holds the remarks one may read', async () => {
    const caseId = await newCase(here);
    await exhibits(here, caseId, 2);
    const remark = { kind: 'remark' as const, said: { question: 23 as const, text: 'ask Lin' } };
    await dataOf(saveItem(counsel.caller, { caseId, item: remark }));
    const sheet = await loadWorksheet(counsel.caller, { caseId, forum: 'prc' });
    const hashes = sheet.questions.find(({ number }) => number === 23);
    expect(hashes?.records.map(({ number }) => number)).toEqual([1, 2]);
    expect(hashes?.absences).toEqual(['no_full_check']);
    expect(hashes?.remarks.map((one) => standing(one).content?.text)).toEqual(['ask Lin']);
    expect(sheet.questions.find(({ number }) => number === 1)).toMatchObject({
      count: 0,
      absences: ['no_tool_account'],
      remarks: [],
    });
    const others = (await loadWorksheet(owner.caller, { caseId })).questions;
    expect(others.flatMap(({ remarks }) => remarks)).toEqual([]);
  });
});

describe('what can be cited', () => {
  it('is found by number or words, page by page', async () => {
    const caseId = await newCase(here);
    await exhibits(here, caseId, 3);
    const find = async (more: object) =>
      loadCitable(counsel.caller, { caseId, kind: 'exhibit', ...more });
    expect((await find({ search: 'ture 2' })).records.map(({ number }) => number)).toEqual([2]);
    expect((await find({ search: '3' })).records.map(({ number }) => number)).toEqual([3]);
    const first = await find({ limit: 2 });
    expect(first.records).toHaveLength(2);
    const rest = await find({ limit: 2, after: first.next ?? undefined });
    expect(rest).toMatchObject({ records: [{ number: 3 }], next: null });
  });
});

function never(): never {
  throw new Error('nothing there');
}
