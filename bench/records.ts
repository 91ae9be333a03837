import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { readFileRecords } from '../lib/previews/read-file';
import { readRecords } from '../lib/records/read';
import { pngWith } from '../lib/records/testing-records';
import { bundle } from '../scripts/launcher/bundle.mjs';
import type { Size } from './joint/size';
import { grouped, interleaved, type Row, timed } from './measure';
import type { Services } from './services';

const run = promisify(execFile);
const SAMPLES = path.resolve('../shared/samples');

/** Copies of each picture in the folders that both read, smallest first. */
const COPIES = { usual: [1, 10, 100], small: [1, 3] };
/** Files read each in a process of its own, smallest first. */
const APART = { usual: [10, 100], small: [4] };
/** Files over which memory is watched. */
const MANY = { usual: 10_000, small: 500 };

/**
 * R1: reading every record of a folder of pictures against `exiftool -json` over the same folder in
 * one run, and memory over ten thousand files. Without exiftool only memory is measured, and that is
 * said.
 */
export async function readFolder(_services: Services, { small }: Size): Promise<Row[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'chirograph-bench-records-'));
  try {
    const rows: Row[] = [];
    const isThere = await hasExiftool('R1');
    let files: string[] = [];
    for (const copies of small ? COPIES.small : COPIES.usual) {
      const own = path.join(folder, `${copies} copies`);
      await mkdir(own);
      const made = await pictures(own, copies);
      files = made.files;
      if (!isThere) continue;
      const { limit, subject } = await interleaved(
        () => run('exiftool', ['-json', '-q', '-r', own], { maxBuffer: 1 << 30 }),
        () => readAll(files),
        copies > 10 ? 1 : 3,
      );
      const rate = (ms: number) =>
        `${grouped((files.length / ms) * 1000)} files/s, ${grouped(made.bytes / 1e6 / (ms / 1000))} MB/s`;
      rows.push({
        goal: 'R1 records of a folder',
        size: `${grouped(files.length)} pictures, ${grouped(made.bytes / 1e6)} MB`,
        limit: `exiftool -json: ${rate(limit)}`,
        subject: `readers: ${rate(subject)}`,
        ratio: subject / limit,
        target: '≤ 1',
        met: subject <= limit,
      });
    }
    return [...rows, await memory(files, small ? MANY.small : MANY.usual)];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * R2: what the product does with one hostile file, a limited process for each, content credentials
 * included, against a process of `exiftool -json` for each.
 */
export async function readApart(_services: Services, { small }: Size): Promise<Row[]> {
  if (!(await hasExiftool('R2'))) return [];
  const root = process.cwd();
  const script = await bundle(root, 'lib/previews/reading-worker.ts', 'reading-worker');
  const folder = await mkdtemp(path.join(tmpdir(), 'chirograph-bench-records-'));
  try {
    const { files } = await pictures(folder, 4);
    const rows: Row[] = [];
    for (const count of small ? APART.small : APART.usual) {
      const some = Array.from({ length: count }, (_, i) => files[i % files.length] ?? '');
      const { limit, subject } = await interleaved(
        async () => {
          for (const file of some) await run('exiftool', ['-json', '-q', file]).catch(() => null);
        },
        async () => {
          for (const file of some) {
            const read = await readFileRecords(file, folder, { script });
            if ('reason' in read) throw new Error(`${file}: ${read.reason}`);
          }
        },
        count > 10 ? 1 : 3,
      );
      rows.push({
        goal: 'R2 records of a file in a process of its own',
        size: `${grouped(count)} pictures`,
        limit: `exiftool -json: ${grouped(limit / count)} ms each`,
        subject: `limited process: ${grouped(subject / count)} ms each`,
        ratio: subject / limit,
        target: 'none stated',
        met: null,
      });
    }
    return rows;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Pictures of real generators where they are at hand, and small ones of our own. */
async function pictures(folder: string, copies: number) {
  const names = existsSync(SAMPLES)
    ? (await readdir(SAMPLES)).filter((name) => /\.(png|jpe?g|webp|psd)$/.test(name))
    : [];
  const files: string[] = [];
  let bytes = 0;
  for (let i = 0; i < copies; i++) {
    const own = path.join(folder, String(i));
    await mkdir(own);
    for (const name of names) {
      await copyFile(path.join(SAMPLES, name), path.join(own, name));
      files.push(path.join(own, name));
    }
    const made = path.join(own, 'own.png');
    await writeFile(made, pngWith({ parameters: `a hat ${i}\nSteps: 4, Seed: ${i}, Size: 8x8` }));
    files.push(made);
  }
  for (const file of files) bytes += (await stat(file)).size;
  return { files, bytes };
}

async function readAll(files: readonly string[]): Promise<void> {
  for (const file of files) await readRecords(new Uint8Array(await readFile(file)));
}

/** Whether there is something to compare with; it is said where there is not. */
async function hasExiftool(bench: string): Promise<boolean> {
  return run('exiftool', ['-ver']).then(
    () => true,
    () => {
      process.stdout.write(
        `${bench}: exiftool is not installed, so there is nothing to compare with\n`,
      );
      return false;
    },
  );
}

/** Resident memory after all files against that after the first tenth. */
async function memory(files: readonly string[], count: number): Promise<Row> {
  const resident = () => process.memoryUsage().rss;
  let early = 0;
  const ms = await timed(async () => {
    for (let i = 0; i < count; i++) {
      await readAll([files[i % files.length] ?? '']);
      if (i === Math.floor(count / 10)) early = resident();
    }
  });
  const late = resident();
  return {
    goal: 'R1 memory over many files',
    size: `${grouped(count)} files in ${grouped(ms / 1000)} s`,
    limit: `after a tenth: ${grouped(early / 1e6)} MB`,
    subject: `at the end: ${grouped(late / 1e6)} MB`,
    ratio: late / early,
    target: '≤ 1.25',
    met: late / early <= 1.25,
  };
}
