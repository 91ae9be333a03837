import { createHash } from 'node:crypto';
import { mkdtemp, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { startWorker } from '../../lib/jobs/worker';
import { objectKey, readObject } from '../../lib/storage/objects';
import { VOLUME_JOB } from '../../lib/volumes/commands/request-volume';
import { volumeHandler } from '../../lib/volumes/job';
import { bundle } from '../../scripts/launcher/bundle.mjs';
import type { Size } from '../joint/size';
import { grouped, type Row, timed } from '../measure';
import type { Services } from '../services';
import { type LargeCase, largeCase } from './large-case';
import { leavings, runVolume, type VolumeRun } from './volume-run';

/** Pictures of a case, smallest first, and bytes of a file where the largest is divided. */
const USUAL = { counts: [10, 100, 1000], limitBytes: 50_000_000 };
const SMALL = { counts: [2, 4, 8], limitBytes: 2_000_000 };
/** Bytes of memory that the worker may take, however large the volume is. */
const MEMORY = 1024 ** 3;
/** Times that a page may take longer where there are ten times as many. */
const GROWTH = 1.5;
/** Seconds within which a volume that is stopped must have ended. */
const STOP_SECONDS = 5;

/**
 * P15: volumes of cases of pictures through request, job, worker and store, against reading the files that
 * came of it from the store, hashing them and copying them to the disk, flushed, in the same run; the bundle
 * holds every original, too. Progress, memory of the worker, and what is left where a volume is stopped.
 */
export async function makeVolumes({ dir }: Services, { small }: Size): Promise<Row[]> {
  const { counts, limitBytes } = small ? SMALL : USUAL;
  await bundle(process.cwd(), 'lib/volumes/worker.ts', 'volume-worker');
  const folder = await mkdtemp(path.join(dir, 'volumes-'));
  // Folders of jobs lie where they can be counted.
  process.env.TMPDIR = folder;
  const worker = startWorker({ handlers: { [VOLUME_JOB]: volumeHandler }, pollMs: 500 });
  try {
    const rows: Row[] = [];
    const perPage: number[] = [];
    const cases: LargeCase[] = [];
    for (const count of counts) {
      const here = await largeCase(count, folder);
      cases.push(here);
      const whole = await made(here, null);
      perPage.push((whole.used?.processorMs ?? Number.NaN) / whole.pages);
      rows.push(...(await rowsOf(here, whole, folder, 'one file')));
    }
    const [fewer, last] = cases.slice(-2);
    if (!fewer || !last) return rows;
    const divided = await made(last, limitBytes);
    const name = `files under ${limitBytes / 1e6} MB`;
    rows.push(...(await rowsOf(last, divided, folder, name)));
    rows.push(growthRow(counts, perPage));
    rows.push(await stopRow(last, limitBytes, 'composing'));
    // A small volume is through the later steps before anybody could stop it.
    for (const step of small ? [] : ['bundling', 'storing'])
      rows.push(await stopRow(fewer, null, step));
    return rows;
  } finally {
    await worker.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function made(here: LargeCase, limitBytes: number | null): Promise<VolumeRun> {
  const run = await runVolume(here, limitBytes);
  if (run.state !== 'done')
    throw new Error(`the volume of ${here.exhibits.length} is ${run.state}`);
  const steps = Object.entries(run.steps).map(
    ([step, ms]) => `${step || 'waiting'} ${(ms / 1000).toFixed(1)} s`,
  );
  process.stdout.write(
    `P15 ${here.exhibits.length} exhibits: ${run.pages} pages in ${run.files.length - 1} files; ${steps.join(', ')}\n`,
  );
  return run;
}

async function rowsOf(
  { caseId, exhibits, bytes }: LargeCase,
  run: VolumeRun,
  folder: string,
  name: string,
): Promise<Row[]> {
  const { memory = Number.NaN, processorMs = Number.NaN } = run.used ?? {};
  const copied = await timed(() => copyAll(caseId, run, folder));
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  const megabytes = (count: number) => `${grouped(count / 1e6)} MB`;
  const size = `${grouped(exhibits.length)} exhibits, ${grouped(run.pages)} pages`;
  return [
    {
      goal: `P15 volume in ${name} through job, worker and store; ${megabytes(bytes)} taken in, ${megabytes(run.bytes)} made`,
      size,
      limit: `hashing and copying: ${seconds(copied)}`,
      subject: `${seconds(run.ms)}, of which the worker's processor time ${seconds(processorMs)}`,
      ratio: run.ms / copied,
      target: 'none stated',
      met: null,
    },
    {
      goal: `P15 peak memory of the worker, ${name}`,
      size,
      limit: `${MEMORY / 1024 ** 2} MiB`,
      subject: `${grouped(memory / 1024 ** 2)} MiB`,
      ratio: memory / MEMORY,
      target: '≤ 1.0',
      met: memory <= MEMORY,
    },
    {
      goal: `P15 progress that went back, ${name}`,
      size,
      limit: 'never',
      subject: `${run.backward} of ${grouped(run.looks)} looks`,
      ratio: run.backward,
      target: '0',
      met: run.backward === 0,
    },
  ];
}

/** Reads what was made from the store, hashing it and writing it to the disk, flushed. */
async function copyAll(caseId: string, { files }: VolumeRun, folder: string): Promise<void> {
  for (const { sha256 } of files) {
    const { stream } = await readObject(objectKey(caseId, sha256));
    const file = path.join(folder, 'copy');
    const copy = await open(file, 'w');
    const hash = createHash('sha256');
    for await (const part of stream) {
      hash.update(part as Buffer);
      await copy.write(part as Buffer);
    }
    await copy.sync();
    await copy.close();
    if (hash.digest('hex') !== sha256) throw new Error(`${sha256} reads as other bytes`);
    await rm(file);
  }
}

function growthRow(counts: readonly number[], perPage: readonly number[]): Row {
  const [early = Number.NaN, late = Number.NaN] = perPage.slice(-2);
  const [fewer = 0, most = 0] = counts.slice(-2);
  return {
    goal: `P15 growth: processor time of the worker a page at ${grouped(most)} / at ${grouped(fewer)} exhibits`,
    size: `×${most / fewer}`,
    limit: `${early.toFixed(1)} ms`,
    subject: `${late.toFixed(1)} ms`,
    ratio: late / early,
    target: `≤ ${GROWTH}`,
    met: late <= GROWTH * early,
  };
}

/** Stops a volume half way through a step, and looks for what is left of it. */
async function stopRow(here: LargeCase, limitBytes: number | null, step: string): Promise<Row> {
  const before = await leavings(here.caseId);
  const run = await runVolume(
    here,
    limitBytes,
    (at) => at.step === step && (step === 'storing' || at.done * 2 >= at.total),
  );
  const after = await leavings(here.caseId);
  // The composition is named by the entry that asked for the volume, which stays.
  const own = objectKey(here.caseId, run.composition);
  const left = [...after].filter((one) => !before.has(one) && one !== own).length;
  const seconds = run.stoppedMs / 1000;
  const isClean = run.state === 'cancelled' && left === 0;
  return {
    goal: `P15 stopped while ${step}: ended as ${run.state}, ${left} objects and folders left`,
    size: `${grouped(here.exhibits.length)} exhibits`,
    limit: `${STOP_SECONDS} s`,
    subject: `${seconds.toFixed(1)} s`,
    ratio: seconds / STOP_SECONDS,
    target: '≤ 1.0, nothing left',
    met: isClean && seconds <= STOP_SECONDS,
  };
}
