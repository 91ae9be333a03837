import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/db/client';
import { exhibit } from '@/db/schema/exhibits';
import { ledgerCheck, ledgerEntry } from '@/db/schema/ledger';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { type Bearer, call, openedCase, studio } from '@/lib/api/testing-api';
import { admitted, fresh } from '@/lib/api/testing-exhibits';
import { loadKeys } from '@/lib/ledger/keys';
import { formatVkey } from '@/lib/proof/vkey';
import { objectKey, removeObject } from '@/lib/storage/objects';
import { chirograph } from './chirograph';
import { fsck } from './fsck';

let instance: TestInstance;
let owner: Bearer;
let workspaceId: string;
const keys = mkdtempSync(path.join(tmpdir(), 'chirograph-rotated-'));

beforeAll(async () => {
  process.env.CHIROGRAPH_KEYS = keys;
  instance = await testInstance();
  ({ owner, workspaceId } = await studio());
});

afterAll(async () => {
  await instance.close();
  rmSync(keys, { recursive: true, force: true });
});

async function run(command: typeof fsck, args: string[]) {
  const printed: string[] = [];
  const warned: string[] = [];
  const code = await command(
    args,
    (line) => printed.push(line),
    (line) => warned.push(line),
  );
  return { code, printed, warned };
}

async function keep(args: string[]): Promise<string[]> {
  const printed: string[] = [];
  await chirograph(args, (line) => printed.push(line));
  return printed;
}

describe('npm run fsck', () => {
  it('finds nothing wrong with a case as it was made, and changes nothing', async () => {
    const caseId = await openedCase(owner, workspaceId);
    await admitted({ as: owner, caseId }, fresh());
    const before = await database().$count(ledgerEntry);
    const { code, printed } = await run(fsck, [caseId]);
    expect(code).toBe(0);
    expect(printed).toHaveLength(1);
    expect(printed[0]).toMatch(new RegExp(`^${caseId}: agrees\\. .*1 objects`));
    expect(await database().$count(ledgerEntry)).toBe(before);
  });

  it('names each record that does not agree, with both values', async () => {
    const caseId = await openedCase(owner, workspaceId);
    const one = await admitted({ as: owner, caseId }, fresh(), { name: 'a.png' });
    const other = await admitted({ as: owner, caseId }, fresh());
    await database().update(exhibit).set({ title: 'b\u202e.png' }).where(eq(exhibit.id, one.id));
    await removeObject(objectKey(caseId, other.sha256));
    const { code, printed } = await run(fsck, [caseId]);
    expect(code).toBe(1);
    expect(printed.slice(1).sort()).toEqual([
      `  exhibit ${one.id} title: table.differs: expected "a.png", found "b\\u{202e}.png"`,
      `  object ${other.sha256}: object.missing: expected ${other.bytes} bytes, found none`,
    ]);
  });

  it('speaks JSON for programs, about every case where none is named', async () => {
    const caseId = await openedCase(owner, workspaceId);
    const { printed } = await run(fsck, ['--json']);
    const reports = printed.map((line) => JSON.parse(line));
    expect(reports.map((r) => r.case)).toContain(caseId);
    expect(reports.find((r) => r.case === caseId)).toMatchObject({ failures: [], orphans: [] });
  });

  it('keeps the result on the case when asked to', async () => {
    const caseId = await openedCase(owner, workspaceId);
    expect((await run(fsck, [caseId, '--record'])).code).toBe(0);
    const [kept] = await database()
      .select()
      .from(ledgerCheck)
      .where(eq(ledgerCheck.caseId, caseId));
    expect(kept).toMatchObject({ failures: 0 });
    const { code } = await run(fsck, [caseId]);
    expect(code).toBe(0);
  });

  it('says what it did not understand', async () => {
    for (const args of [['--what'], ['case_x'], ['\u001b[2J']]) {
      const { code, printed, warned } = await run(fsck, args);
      expect([code, printed]).toEqual([2, []]);
      expect(warned.join('\n')).toContain('npm run fsck');
      expect(warned.join('\n')).not.toContain('\u001b');
    }
    const absent = `case_${'0'.repeat(26)}`;
    expect(await run(fsck, [absent])).toMatchObject({ code: 2, warned: [`no case ${absent}`] });
  });
});

describe('npm run chirograph', () => {
  const email = () => `${owner.accountId}@example.test`;

  it('makes a token that works, of the scope and life asked for', async () => {
    const [token = '', about] = await keep(['token', '--email', email(), '--days', '7']);
    expect(about).toMatch(/^read, until 20/);
    const as = { token };
    expect((await call('GET', `/cases?workspaceId=${workspaceId}`, { as })).status).toBe(200);
    const json = { workspaceId, title: 'x', kind: 'image' };
    expect((await call('POST', '/cases', { as, json })).status).toBe(403);
    const [writing = ''] = await keep(['token', '--email', email(), '--scope', 'write']);
    expect((await call('POST', '/cases', { as: { token: writing }, json })).status).toBe(201);
  });

  it.each([
    [['token', '--email', 'nobody@example.test'], /no account/],
    [['token'], /no account/],
    [['token', '--email', 'x', '--days', '100000'], /--days/],
    [['token', '--email', 'x', '--scope', 'admin'], /--scope/],
    [['token', '--mail', 'x'], /--mail/],
    [['burn'], /no command/],
  ])('refuses %j and says why', async (args, why) => {
    await expect(keep(args)).rejects.toThrow(why);
  });

  it('lists cases by number and title, on one line each whatever the title holds', async () => {
    const caseId = await openedCase(owner, workspaceId, 'Line\u2028break \u001b[31m');
    const line = (await keep(['cases'])).find((l) => l.startsWith(caseId));
    expect(line).toMatch(/CG-\d{4}-\d{4}.*Line\\u\{2028\}break/);
    expect(line).not.toContain('\u001b');
  });

  it('adds a signing key beside the older ones', async () => {
    const before = await loadKeys(keys);
    const [line] = await keep(['rotate-key']);
    const after = await loadKeys(keys);
    expect(after.origin).toBe(before.origin);
    expect(after.vkeys.slice(0, -1)).toEqual(before.vkeys);
    expect(after.vkeys.map(formatVkey).at(-1)).toBe(line);
    const [shown] = await keep(['vkey']);
    expect(shown?.split('\n')).toEqual(before.vkeys.map(formatVkey));
  });
});
