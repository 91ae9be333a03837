import { existsSync } from 'node:fs';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/db/client';
import { exhibit } from '@/db/schema/exhibits';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { utf8 } from '@/lib/kernel/digest';
import { runCheck } from '@/lib/logbook/commands/run-check';
import { bundle } from '@/scripts/launcher/bundle.mjs';
import * as imports from './operations/imports';
import { answered, type Bearer, call, openedCase, refused, studio } from './testing-api';
import { detail, fresh } from './testing-exhibits';
import { type ImportDesk, importFiles, told } from './testing-imports';

let api: TestInstance;
let owner: Bearer;
let stranger: Bearer;
let desk: ImportDesk;

beforeAll(async () => {
  api = await testInstance();
  const made = await studio();
  ({ owner, stranger } = made);
  desk = { as: owner, caseId: await openedCase(owner, made.workspaceId) };
  await bundle(process.cwd(), 'lib/imports/unpack/unpack-worker.ts', 'unpack-worker');
});

afterAll(() => api.close());

/** Imports an archive and opens it, as far as it can be. */
async function opened(bytes: Uint8Array, name = 'archive.zip') {
  const { files } = await importFiles(desk, name, [{ name, bytes }]);
  const exhibitId = files[0]?.exhibit?.id ?? '';
  const response = await call('POST', `/cases/${desk.caseId}/exhibits/${exhibitId}/members`, {
    as: owner,
  });
  const { importId } = await answered<{ importId: string }>(imports.openArchiveOperation, response);
  return { exhibitId, importId, ...(await told(desk, importId)) };
}

const post = (importId: string, part: string) =>
  call('POST', `/cases/${desk.caseId}/imports/${importId}/${part}`, { as: owner, json: {} });

/** Takes everything out of an archive and ends its import. */
async function unpacked(bytes: Uint8Array) {
  const { importId, exhibitId } = await opened(bytes);
  for (let rounds = 0; ; rounds += 1) {
    const { waiting } = await answered<{ waiting: number }>(
      imports.unpackOperation,
      await post(importId, 'members'),
    );
    if (waiting === 0) break;
    if (rounds > 50) throw new Error('it does not end');
  }
  expect((await post(importId, 'end')).status).toBe(200);
  return { exhibitId, ...(await told(desk, importId)) };
}

/** Changes every copy of a text in an archive for another of the same length. */
function renamed(archive: Uint8Array, from: string, to: string): Uint8Array {
  const bytes = Buffer.from(archive);
  for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1)) bytes.write(to, at);
  return bytes;
}

describe('an archive that was imported', () => {
  it('stays whole, and what is in it becomes exhibits that derive from it', async () => {
    const bytes = zipSync({
      'drafts/first.txt': fresh('draft'),
      '图/猫.txt': fresh('cat'),
      'drafts/': new Uint8Array(0),
      'inner.zip': zipSync({ 'deep.txt': fresh() }),
      '__MACOSX/._first.txt': fresh(),
    });
    const { exhibitId, files, state } = await unpacked(bytes);
    expect(files.map(({ name, state: of }) => [name, of])).toEqual([
      ['drafts/first.txt', 'admitted'],
      ['图/猫.txt', 'admitted'],
      ['inner.zip', 'admitted'],
    ]);
    expect(state).toBe('ended');
    const archive = await detail(desk, exhibitId);
    expect(archive).toMatchObject({ fileName: 'archive.zip', bytes: bytes.length });
    const member = await detail(desk, files[0]?.exhibit?.id ?? '');
    expect(member).toMatchObject({ fileName: 'drafts/first.txt', title: 'first.txt' });
    expect(member.relations).toMatchObject([
      { relation: 'derived_from', other: { id: exhibitId } },
    ]);
    expect((await runCheck(desk.caseId)).failures).toEqual([]);
  });

  it('shows names that climb out of folders, and never uses them as paths', async () => {
    const names = [
      '../../../../tmp/chirograph-slip',
      '/etc/chirograph-slip',
      'C:\\Windows\\slip.txt',
      '..\\..\\slip.txt',
      'a/<img src=x onerror=alert(1)>.txt',
      'right\u202Egnp.exe',
    ];
    const made = zipSync(Object.fromEntries(names.map((name) => [name, fresh(name)])));
    const { files } = await unpacked(made);
    expect(files.map(({ name, state }) => [name, state])).toEqual(
      names.map((name) => [name, 'admitted']),
    );
    expect(existsSync('/tmp/chirograph-slip')).toBe(false);
    expect(existsSync('/etc/chirograph-slip')).toBe(false);
  });

  it('with a NUL in a name, or two members of one name, gives both under names that can be kept', async () => {
    const twice = renamed(zipSync({ 'nu-.txt': fresh(), 'nu+.txt': fresh() }), 'nu-', 'nu+');
    expect((await unpacked(twice)).files.map(({ name }) => name)).toEqual(['nu+.txt', 'nu+.txt']);
    const nul = renamed(zipSync({ 'nul-.txt': fresh() }), 'nul-', 'nul\0');
    expect((await unpacked(nul)).files.map(({ name }) => name)).toEqual(['nul\u2400.txt']);
  });

  it('that expands beyond measure is kept and not opened, with the reason', async () => {
    const bomb = Buffer.from(zipSync({ zeros: new Uint8Array(100_000) }));
    bomb.writeUInt32LE(3_000_000_000, bomb.lastIndexOf(Buffer.from('504b0102', 'hex')) + 24);
    const { failure, files, importId } = await opened(bomb);
    expect([failure, files]).toEqual(['bomb', []]);
    expect((await post(importId, 'end')).status).toBe(200);
    expect((await runCheck(desk.caseId)).failures).toEqual([]);
  });

  it('whose members lie on one another is a bomb as well', async () => {
    const twice = Buffer.from(zipSync({ a: utf8('x'.repeat(500)), b: utf8('y'.repeat(500)) }));
    twice.writeUInt32LE(0, twice.lastIndexOf(Buffer.from('504b0102', 'hex')) + 42);
    expect((await opened(twice)).failure).toBe('bomb');
  });

  it('with more members than are taken, or that is no archive, says so', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 20_001 }, (_, i) => [`f${i}`, new Uint8Array(0)]),
    );
    expect((await opened(zipSync(many))).failure).toBe('limit');
    expect((await opened(fresh('a plain text that is called a zip, long enough'))).failure).toBe(
      'not_zip',
    );
  });

  it('names what is encrypted and what is damaged, and gives the rest', async () => {
    const made = Buffer.from(
      zipSync({
        'secret.txt': fresh(),
        'bad.txt': [utf8('exact words'), { level: 0 }],
        'good.txt': fresh(),
      }),
    );
    made.writeUInt16LE(0x0001, made.indexOf(Buffer.from('504b0102', 'hex')) + 8);
    made.write('other', made.indexOf('exact words'));
    const { files } = await unpacked(made);
    expect(files.map(({ name, state, failure }) => [name, state, failure])).toEqual([
      ['bad.txt', 'refused', 'member_damaged'],
      ['good.txt', 'admitted', null],
      ['secret.txt', 'refused', 'member_closed'],
    ]);
  });

  it('with more than fits into one step is taken out in several, in order', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 230 }, (_, i) => [`f${String(i).padStart(3, '0')}.txt`, fresh()]),
    );
    const { files } = await unpacked(zipSync(many));
    expect(files.every(({ state }) => state === 'admitted')).toBe(true);
    const numbers = files.map(({ exhibit: of }) => of?.number ?? 0);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  });

  it('is opened once however often it is asked, and by no stranger', async () => {
    const first = await opened(zipSync({ 'a.txt': fresh() }));
    const address = `/cases/${desk.caseId}/exhibits/${first.exhibitId}/members`;
    const again = await answered<{ importId: string }>(
      imports.openArchiveOperation,
      await call('POST', address, { as: owner }),
    );
    expect(again.importId).toBe(first.importId);
    const before = await database().$count(exhibit);
    await refused(await call('POST', address, { as: stranger }), 404);
    await refused(
      await call('POST', `/cases/${desk.caseId}/imports/${first.importId}/members`, {
        as: stranger,
        json: {},
      }),
      404,
    );
    expect(await database().$count(exhibit)).toBe(before);
  });
});
