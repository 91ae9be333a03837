import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, database, openPool, useDatabase } from '@/db/client';
import { caseFile } from '@/db/schema/cases';
import { ledgerEntry } from '@/db/schema/ledger';
import { type TestDatabase, testDatabase } from '@/db/testing/database';
import { join, type Person, person, room } from '@/db/testing/world';
import { caseStateAt } from '@/lib/ledger/read';
import { amendCase, recordWork, setDisputeDate, setStatus } from './commands/amend-case';
import { openCase } from './commands/open-case';
import { loadCases, loadOverview } from './loaders';

let db: TestDatabase;
let workspaceId: string;
let owner: Person;
let counsel: Person;
let stranger: Person;

beforeAll(async () => {
  db = await testDatabase();
  useDatabase(openPool(db.url));
  workspaceId = await room();
  owner = await person('周婧怡');
  counsel = await person('Counsel Zhang');
  stranger = await person('Stranger');
  await join(workspaceId, owner, 'owner');
  await join(workspaceId, counsel, 'counsel');
});

afterAll(async () => {
  await closeDatabase();
  await db.close();
});

async function newCase(title = 'Cat crystal pendant'): Promise<string> {
  const reply = await openCase(owner.caller, {
    workspaceId,
    title,
    kind: 'image',
    forums: ['prc', 'us'],
    works: [{ title: '猫咪晶钻吊坠' }],
  });
  if (!reply.ok) throw new Error(reply.code);
  return reply.data.caseId;
}

const entriesOf = (caseId: string) =>
  database()
    .select()
    .from(ledgerEntry)
    .where(eq(ledgerEntry.caseId, caseId))
    .orderBy(ledgerEntry.index);
const rowOf = async (caseId: string) =>
  (await database().select().from(caseFile).where(eq(caseFile.id, caseId)))[0];

describe('opening a case', () => {
  it('makes its row, its works and the entries that say the same', async () => {
    const caseId = await newCase();
    const entries = await entriesOf(caseId);
    expect(entries.map((e) => e.kind)).toEqual([
      'actor.appeared',
      'actor.located',
      'case.opened',
      'case.work_recorded',
    ]);
    const state = await caseStateAt(caseId, entries.length);
    const row = await rowOf(caseId);
    expect(state).toMatchObject({ title: row?.title, number: row?.number, forums: ['prc', 'us'] });
    expect([...state.works.values()].map((w) => w.title)).toEqual(['猫咪晶钻吊坠']);
    expect(state.actors.get(owner.accountId)?.[0]?.name).toBe('周婧怡');
  });

  it('numbers cases of a workspace without gap when they are opened at once', async () => {
    const before = (await loadCases(owner.caller, { workspaceId })).cases[0]?.cursor ?? 0;
    await Promise.all(Array.from({ length: 8 }, (_, i) => newCase(`case ${i}`)));
    const { cases } = await loadCases(owner.caller, { workspaceId, limit: 8 });
    const numbers = cases.map((c) => c.cursor).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 8 }, (_, i) => before + 1 + i));
  });

  it('keeps no name or title in the public part of an entry', async () => {
    const caseId = await newCase('A very private title');
    for (const entry of await entriesOf(caseId)) {
      expect(entry.body).not.toMatch(/private title|婧怡|猫咪/);
    }
  });

  it('is refused to counsel and unknown to a stranger, and leaves nothing', async () => {
    const before = await database().$count(caseFile);
    const input = { workspaceId, title: 'x', kind: 'image' as const };
    expect(await openCase(counsel.caller, input)).toMatchObject({ ok: false, code: 'FORBIDDEN' });
    expect(await openCase(stranger.caller, input)).toMatchObject({ ok: false, code: 'NOT_FOUND' });
    expect(await openCase({ ...owner.caller, actor: null }, input)).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    expect(await database().$count(caseFile)).toBe(before);
  });

  it('names each wrong field', async () => {
    const input = { workspaceId, title: '  ', kind: 'poem' as never, extra: 1 };
    const reply = await openCase(owner.caller, input);
    expect(reply).toMatchObject({
      ok: false,
      code: 'INVALID',
      fields: { title: 'required', kind: 'wrong_value', _: 'unknown_field' },
    });
  });
});

describe('changing a case', () => {
  it('records the changed facts only, and replay agrees with the row', async () => {
    const caseId = await newCase();
    await amendCase(owner.caller, { caseId, title: 'Renamed', forums: ['uk'] });
    const entries = await entriesOf(caseId);
    expect(JSON.parse(entries.at(-1)?.body ?? '').act).toEqual({ forums: ['uk'] });
    const state = await caseStateAt(caseId, entries.length);
    const row = await rowOf(caseId);
    expect([state.title, state.forums.join(' '), state.entry]).toEqual([
      row?.title,
      row?.forums,
      row?.entry,
    ]);
  });

  it('makes no entry where nothing changes', async () => {
    const caseId = await newCase();
    const reply = await amendCase(owner.caller, { caseId });
    expect(reply).toMatchObject({ ok: true, index: null });
  });

  it('records the dispute date with its reason', async () => {
    const caseId = await newCase();
    await setDisputeDate(owner.caller, { caseId, date: '2026-10-01', reason: 'first notice' });
    expect((await rowOf(caseId))?.disputeDate).toBe('2026-10-01');
    const { works } = await loadOverview(counsel.caller, { caseId });
    expect(works).toHaveLength(1);
  });

  it('records the registration of a work as stated, and its absence as a value', async () => {
    const caseId = await newCase();
    const [work] = (await loadOverview(owner.caller, { caseId })).works;
    expect(work).toMatchObject({ registrationNumber: '', registeredOn: null });
    const stated = {
      title: '猫咪晶钻吊坠',
      registrationNumber: '苏作登字-2023-F-00123456',
      registrationAuthority: '江苏省版权局',
      registeredOn: '2023-04-07',
    };
    const reply = await recordWork(owner.caller, { caseId, workId: work?.id ?? '', ...stated });
    expect(reply).toMatchObject({ ok: true });
    const [now] = (await loadOverview(owner.caller, { caseId })).works;
    expect(now).toMatchObject(stated);
    const entries = await entriesOf(caseId);
    expect(entries.at(-1)).toMatchObject({ kind: 'case.work_recorded', v: 2 });
    // Number and authority are texts of a person: the public part has the day alone.
    expect(entries.at(-1)?.body).not.toContain('00123456');
    const state = await caseStateAt(caseId, entries.length);
    expect([...state.works.values()]).toMatchObject([stated]);
  });

  it('does not restate a work of another case', async () => {
    const [one, other] = [await newCase(), await newCase()];
    const { works } = await loadOverview(owner.caller, { caseId: other });
    const input = { caseId: one, workId: works[0]?.id ?? '', title: 'taken' };
    expect(await recordWork(owner.caller, input)).toMatchObject({ ok: false, code: 'NOT_FOUND' });
  });

  it('moves along the statuses and takes no new acts once sealed', async () => {
    const caseId = await newCase();
    const move = (to: 'sealed' | 'under_review') =>
      setStatus(owner.caller, { caseId, to, reason: 'r' });
    expect(await move('sealed')).toMatchObject({
      ok: false,
      code: 'CONFLICT',
      reason: 'status_move',
    });
    expect(await move('under_review')).toMatchObject({ ok: true });
    expect(await move('sealed')).toMatchObject({ ok: true });
    const refused = await amendCase(owner.caller, { caseId, title: 'late' });
    expect(refused).toMatchObject({ ok: false, code: 'SEALED' });
    expect((await rowOf(caseId))?.title).toBe('Cat crystal pendant');
  });
});
