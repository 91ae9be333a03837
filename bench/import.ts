import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { join, type Person, person, room } from '../db/testing/world';
import { openCase } from '../lib/cases/commands/open-case';
import { admitFiles } from '../lib/imports/commands/admit-files';
import { announceFiles } from '../lib/imports/commands/announce-files';
import { endImport } from '../lib/imports/commands/end-import';
import { nameFiles } from '../lib/imports/commands/name-files';
import { openImport } from '../lib/imports/commands/open-import';
import { ADMITTED_AT_ONCE, HASHED_AT_ONCE, NAMED_AT_ONCE } from '../lib/imports/model';
import type { Reply } from '../lib/kernel/reply';
import { pngWith } from '../lib/records/testing-records';
import type { Size } from './joint/size';
import { grouped, type Row, timed } from './measure';
import type { Services } from './services';

/** Files of the smallest size; the others are ten and a hundred times as many. */
const LEAST = { usual: 100, small: 5 };

/** Bytes of a file: a small picture of a generator, its record in front. */
const FILE_BYTES = 256 * 1024;

/** Files sent to the store, or copied, at once. */
const AT_ONCE = 8;

async function ok<T>(reply: Promise<Reply<T>>): Promise<T> {
  const answer = await reply;
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.data;
}

/**
 * I1: an import end to end (name, hash, announce, send, admit, end) against copying the same files
 * within the disk, flushed, eight at a time. Both read every file once; in one run, each size in a case
 * of its own. Readings are jobs and come afterwards.
 */
export async function importFolder(_services: Services, { small }: Size): Promise<Row[]> {
  const workspaceId = await room();
  const owner = await person('Bench');
  await join(workspaceId, owner, 'owner');
  const folder = await mkdtemp(path.join(tmpdir(), 'chirograph-bench-import-'));
  const rows: Row[] = [];
  try {
    for (const times of [1, 10, 100]) {
      const count = (small ? LEAST.small : LEAST.usual) * times;
      const files = await pictures(path.join(folder, String(count)), count);
      const target = path.join(folder, `${count}-copies`);
      await mkdir(target);
      const limit = await timed(() =>
        together(files, async (file) => {
          const to = path.join(target, path.basename(file));
          await writeFile(to, await readFile(file), { flush: true });
        }),
      );
      await rm(target, { recursive: true });
      const about = { workspaceId, title: 'Bench', kind: 'image' as const };
      const { caseId } = await ok(openCase(owner.caller, about));
      let early = 0;
      const subject = await timed(() =>
        importAll(owner, caseId, files, (done) => {
          if (early === 0 && done * 10 >= count) early = memory();
        }),
      );
      rows.push({
        goal: 'I1 import of a folder',
        size: `${grouped(count)} files, ${grouped((count * FILE_BYTES) / 1e6)} MB`,
        limit: `copying: ${rate(count, limit)}`,
        subject: `import: ${rate(count, subject)}`,
        ratio: subject / limit,
        target: 'none stated',
        met: null,
      });
      if (times < 100) continue;
      const late = memory();
      rows.push({
        goal: 'I1 memory over many files',
        size: `${grouped(count)} files`,
        limit: `after a tenth: ${grouped(early)} MB`,
        subject: `at the end: ${grouped(late)} MB`,
        ratio: late / early,
        target: '≤ 1.25',
        met: late <= early * 1.25,
      });
    }
    return rows;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Megabytes of the whole process: the store of the benchmark stands in it, too. */
const memory = () => process.memoryUsage.rss() / 1e6;

const rate = (count: number, ms: number) =>
  `${grouped((count / ms) * 1000)} files/s, ${grouped((count * FILE_BYTES) / 1e3 / ms)} MB/s`;

async function pictures(folder: string, count: number): Promise<string[]> {
  await mkdir(folder);
  const filling = Buffer.alloc(FILE_BYTES, 7);
  const files = Array.from({ length: count }, (_, i) => path.join(folder, `${i}.png`));
  await together(files, async (file) => {
    const png = pngWith({ parameters: `a hat ${file}\nSteps: 4, Seed: 7, Size: 8x8` });
    await writeFile(file, Buffer.concat([png, filling]).subarray(0, FILE_BYTES));
  });
  return files;
}

/** What the import room's page does with a folder, through the same commands. */
async function importAll(
  owner: Person,
  caseId: string,
  files: readonly string[],
  onDone: (done: number) => void,
): Promise<void> {
  const { caller } = owner;
  const { importId } = await ok(openImport(caller, { caseId, label: 'bench' }));
  const at = { caseId, importId };
  const named = files.map((file) => ({ name: path.basename(file), bytes: FILE_BYTES }));
  for (const [from, group] of groups(named, NAMED_AT_ONCE)) {
    await ok(nameFiles(caller, { ...at, from, files: group }));
  }
  for (const [from, group] of groups(files, Math.min(HASHED_AT_ONCE, ADMITTED_AT_ONCE))) {
    const bodies = await Promise.all(group.map((file) => readFile(file)));
    const announced = await ok(
      announceFiles(caller, {
        ...at,
        files: bodies.map((body, i) => ({
          position: from + i,
          sha256: createHash('sha256').update(body).digest('hex'),
          mediaType: 'image/png',
        })),
      }),
    );
    await together(announced.files, async ({ position, put }) => {
      const body = bodies[position - from];
      if (!put || !body) throw new Error('nothing to send');
      const answer = await fetch(put.url, {
        method: 'PUT',
        headers: put.headers,
        body: new Uint8Array(body),
      });
      if (!answer.ok) throw new Error(`the store answered ${answer.status}`);
    });
    const positions = group.map((_, i) => from + i);
    await ok(admitFiles(caller, { ...at, positions }));
    onDone(from + group.length);
  }
  await ok(endImport(caller, at));
}

function* groups<T>(all: readonly T[], most: number): Generator<[number, T[]]> {
  for (let at = 0; at < all.length; at += most) yield [at, all.slice(at, at + most)];
}

/** Does work for each, a few at a time. */
async function together<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}
