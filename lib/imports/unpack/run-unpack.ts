import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { log } from '@/lib/kernel/log';
import { type Limits, runLimited } from '@/lib/previews/limited-process';
import { type ArchiveFailure, MOST_ARCHIVE_BYTES, MOST_MEMBERS } from '../model';
import { unpackLine, type ZipListed, type ZipMemberListed, zipListing } from './unpack-request';

/** What opening an archive may use, for a listing or for one portion of members. */
const LIMITS: Limits = { timeMs: 60_000, memory: 512 * 1024 ** 2, fileBytes: MOST_ARCHIVE_BYTES };

/** Where the program lies; the one of the build where none is given. */
export type UnpackOptions = { script?: string | undefined; limits?: Partial<Limits> };

/** A member that was taken out, in a file of its own, or that its bytes are not what they should be. */
export type Taken = { file: string; sha256: string; bytes: number } | { failure: 'damaged' };

/**
 * Lists an archive in a limited process. Whatever the archive does to it is an answer with a reason.
 */
export async function listArchive(
  archive: string,
  folder: string,
  options: UnpackOptions = {},
): Promise<ZipListed | { failure: ArchiveFailure }> {
  const request = { want: 'list', input: archive, output: folder, most: MOST_MEMBERS };
  const { failure } = await run(request, folder, options);
  if (failure) return { failure };
  try {
    const text = await readFile(path.join(folder, 'listing.json'), 'utf8');
    return zipListing.parse(JSON.parse(text));
  } catch {
    return { failure: 'worker_died' };
  }
}

/**
 * Takes some members out of an archive, in a limited process, into files that are numbered in the
 * order of the members. What is missing in the answer was not reached.
 */
export async function takeMembers(
  archive: string,
  folder: string,
  members: readonly ZipMemberListed[],
  options: UnpackOptions = {},
): Promise<{ taken: Map<number, Taken>; failure: ArchiveFailure | null }> {
  const output = path.join(folder, 'members');
  await rm(output, { recursive: true, force: true });
  await mkdir(output);
  const request = { want: 'members', input: archive, output, members };
  const { failure, taken } = await run(request, folder, options);
  return { failure, taken: new Map([...taken].map(([i, one]) => [i, located(output, i, one)])) };
}

type Line = { sha256: string; bytes: number } | { failure: 'damaged' };

const located = (folder: string, i: number, one: Line): Taken =>
  'failure' in one ? one : { ...one, file: path.join(folder, String(i)) };

async function run(
  request: object,
  folder: string,
  { script, limits }: UnpackOptions,
): Promise<{ failure: ArchiveFailure | null; taken: Map<number, Line> }> {
  const file = path.join(folder, 'request.json');
  await writeFile(file, JSON.stringify(request));
  const taken = new Map<number, Line>();
  let said: string | null = null;
  let isDone = false;
  const program = script ?? path.join(process.cwd(), '.cache/unpack-worker.mjs');
  const { ending, complaint } = await runLimited(
    program,
    file,
    { ...LIMITS, ...limits },
    {
      onLine(line) {
        const read = unpackLine.safeParse(jsonOf(line));
        if (!read.success) return;
        if ('member' in read.data) taken.set(read.data.member, read.data);
        else if ('failure' in read.data) said = read.data.failure;
        else isDone = true;
      },
    },
  );
  if (ending === 'ended' && isDone) return { failure: null, taken };
  const failure = failureOf(ending, said);
  log.info({ failure, complaint }, 'unpacking');
  return { failure, taken };
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function failureOf(ending: string, said: string | null): ArchiveFailure {
  if (ending === 'time_limit' || ending === 'memory_limit') return ending;
  if (said === null) return 'worker_died';
  if (said === 'not-zip') return 'not_zip';
  return said === 'limit' || said === 'bomb' ? said : 'damaged';
}
