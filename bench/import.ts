import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { join, person, room } from '../db/testing/world';
import { openCase } from '../lib/cases/commands/open-case';
import { pngWith } from '../lib/records/testing-records';
import { importAll, ok, together } from './import-folder';
import type { Size } from './joint/size';
import { grouped, type Row, timed } from './measure';
import type { Services } from './services';

/** Files of the smallest size; the others are ten and a hundred times as many. */
const LEAST = { usual: 100, small: 5 };

/** Bytes of a file: a small picture of a generator, its record in front. */
const FILE_BYTES = 256 * 1024;

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
        importAll(
          owner,
          caseId,
          files.map((file) => ({ file, bytes: FILE_BYTES, mediaType: 'image/png' })),
          (done) => {
            if (early === 0 && done * 10 >= count) early = memory();
          },
        ),
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
