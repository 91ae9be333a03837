import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/db/client';
import { dossier } from '@/db/schema/dossiers';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { join, person, room } from '@/db/testing/world';
import { openCase } from '@/lib/cases/commands/open-case';
import { sha256Hex, utf8 } from '@/lib/kernel/digest';
import { newId } from '@/lib/kernel/ids';
import { hashObject, objectKey, putObject } from '@/lib/storage/objects';
import { ok } from '../testing-runs-case';
import { areNamed, type FileToKeep, keepFiles, removeUnnamed } from './keep-files';

let instance: TestInstance;
let folder: string;
let caseId: string;
let count = 0;

beforeAll(async () => {
  instance = await testInstance();
  folder = await mkdtemp(path.join(tmpdir(), 'chirograph-keep-test-'));
  const workspaceId = await room();
  const owner = await person('Bench');
  await join(workspaceId, owner, 'owner');
  caseId = (await ok(openCase(owner.caller, { workspaceId, title: 'A', kind: 'image' }))).caseId;
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await instance.close();
});

/** A file of its own words, on the disk. */
async function file(text = `file ${count++}`): Promise<FileToKeep> {
  const sha256 = sha256Hex(text);
  const own = path.join(folder, sha256);
  await writeFile(own, text);
  return { path: own, sha256, bytes: utf8(text).length, contentType: 'application/pdf' };
}

async function put({ sha256, bytes, path: own, contentType }: FileToKeep): Promise<void> {
  const body = new Uint8Array(await readFile(own));
  await putObject({ key: objectKey(caseId, sha256), body, sha256, bytes, contentType });
}

const isKept = async ({ sha256 }: FileToKeep) =>
  (await hashObject(objectKey(caseId, sha256))) !== null;

/** An export of the case, in some state, with that PDF. */
async function exportRow(state: string, pdfSha256: string | null = null): Promise<string> {
  const id = newId('dossier');
  count += 1;
  const row = { id, caseId, number: count, jobId: newId('job'), size: 1, options: {}, entry: 0 };
  await database()
    .insert(dossier)
    .values({ ...row, state, pdfSha256, createdAt: new Date() });
  return id;
}

/** Keeps files and is stopped before the last of them. */
async function stopped(jobId: string, files: FileToKeep[]): Promise<void> {
  const abort = new AbortController();
  const progress = (_step: string, done: number) => {
    if (done === files.length - 1) abort.abort(new Error('job cancelled'));
  };
  const kept = keepFiles(jobId, caseId, files, { signal: abort.signal, progress });
  await expect(kept).rejects.toThrow();
}

describe('an export that is stopped while its files are kept', () => {
  it('leaves none of them', async () => {
    const [one, two] = [await file(), await file()];
    const jobId = newId('job');
    await stopped(jobId, [one, two]);
    expect([await isKept(one), await isKept(two)]).toEqual([true, false]);
    await removeUnnamed(jobId, await exportRow('cancelled'));
    expect(await isKept(one)).toBe(false);
  });

  it('leaves what lay there before, and what another export names', async () => {
    const [before, named, own] = [await file(), await file(), await file()];
    await put(before);
    const jobId = newId('job');
    await stopped(jobId, [before, named, own, await file()]);
    await exportRow('done', named.sha256);
    await removeUnnamed(jobId, await exportRow('failed'));
    expect([await isKept(before), await isKept(named), await isKept(own)]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('removes what an earlier try of it kept', async () => {
    const [one, two] = [await file(), await file()];
    const jobId = newId('job');
    await stopped(jobId, [one, two]);
    await stopped(jobId, [one, two]);
    await removeUnnamed(jobId, await exportRow('failed'));
    expect(await isKept(one)).toBe(false);
  });

  it('leaves everything while another export of the case is under way', async () => {
    const [one, two] = [await file(), await file()];
    const jobId = newId('job');
    await stopped(jobId, [one, two]);
    await exportRow('queued');
    await removeUnnamed(jobId, await exportRow('cancelled'));
    expect(await isKept(one)).toBe(true);
  });
});

it('what an entry names is not removed when the job ends later', async () => {
  const one = await file();
  const jobId = newId('job');
  const { signal } = new AbortController();
  await keepFiles(jobId, caseId, [one], { signal, progress: () => {} });
  areNamed(jobId);
  await removeUnnamed(jobId, await exportRow('done', one.sha256));
  expect(await isKept(one)).toBe(true);
});
