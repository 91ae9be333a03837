import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { sha256Hex } from '@/lib/kernel/digest';
import { log } from '@/lib/kernel/log';
import { type Reading, readingSchema } from '@/lib/records/reading';
import { type Ending, type Limits, runLimited } from './limited-process';

/** What reading one file may use. The answer is text, so it is far smaller than the limit on files. */
const LIMITS: Limits = { timeMs: 30_000, memory: 1024 ** 3, fileBytes: 64 * 1024 ** 2 };

/** Why a file could not be read. */
export const NO_READING_REASONS = [
  'time_limit',
  'memory_limit',
  'worker_died',
  'object_missing',
  'too_large',
] as const;
export type NoReadingReason = (typeof NO_READING_REASONS)[number];

/** A reading with the bytes it is known by: canonical JSON, and their digest. */
export type FileReading = { reading: Reading; body: string; sha256: string };

export type ReadOptions = {
  limits?: Partial<Limits>;
  signal?: AbortSignal | undefined;
  /** Bundle of the worker; the one of the build where none is given. */
  script?: string;
  /** Folder with lists of trusted certificates; the one of the project where none is given. */
  lists?: string;
};

/**
 * Reads every record of a file in a process with limits of time and memory. Whatever the file does
 * to it is an answer with a reason. Throws where `signal` aborts.
 */
export async function readFileRecords(
  file: string,
  folder: string,
  options: ReadOptions = {},
): Promise<FileReading | { reason: NoReadingReason }> {
  const output = path.join(folder, 'reading.json');
  const lists = options.lists ?? path.join(process.cwd(), 'scripts/workers/trust-lists');
  const request = JSON.stringify({ input: file, output, lists: existsSync(lists) ? lists : null });
  const script = options.script ?? path.join(process.cwd(), '.cache/reading-worker.mjs');
  let isDone = false;
  const { ending, complaint } = await runLimited(
    script,
    request,
    { ...LIMITS, ...options.limits },
    {
      signal: options.signal,
      onLine(line) {
        isDone ||= line === '{"done":true}';
      },
    },
  );
  if (ending === 'stopped') options.signal?.throwIfAborted();
  const read = ending === 'ended' && isDone ? await parsed(output) : null;
  if (read) return read;
  const reason = reasonOf(ending);
  log.info({ reason, complaint }, 'reading');
  return { reason };
}

const reasonOf = (ending: Ending): NoReadingReason =>
  ending === 'time_limit' || ending === 'memory_limit' ? ending : 'worker_died';

/** The worker may have been taken over by what it reads; what it wrote is checked like any input. */
async function parsed(output: string): Promise<FileReading | null> {
  try {
    const body = await readFile(output, 'utf8');
    return { reading: readingSchema.parse(JSON.parse(body)), body, sha256: sha256Hex(body) };
  } catch {
    return null;
  } finally {
    await rm(output, { force: true });
  }
}
