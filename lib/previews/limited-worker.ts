import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/** Milliseconds one file may take. */
const TIME = 20_000;
/** Resident memory at which the process is killed, in bytes. */
const MEMORY = 1024 ** 3;

const copy = z.strictObject({
  kind: z.string(),
  file: z.string(),
  mediaType: z.string(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  tool: z.string(),
});
const answer = z.union([
  z.strictObject({ copies: z.array(copy) }),
  z.strictObject({ failure: z.string() }),
]);

export type WorkerAnswer = z.infer<typeof answer>;

/**
 * Runs the preview worker on one file, in a process that is killed when it takes too long or too
 * much memory. Never throws for what the file does: that is an answer with a reason.
 */
export async function runPreviewWorker(
  request: { input: string; output: string; mediaType: string },
  limits: { timeMs?: number; memory?: number } = {},
): Promise<WorkerAnswer> {
  const { timeMs = TIME, memory = MEMORY } = limits;
  const script = path.join(process.cwd(), 'scripts/workers/preview-worker.mjs');
  const child = spawn(
    process.execPath,
    ['--max-old-space-size=256', script, JSON.stringify(request)],
    // A bare environment: decoders of hostile files get no secrets to read.
    { stdio: ['ignore', 'pipe', 'ignore'], env: { NODE_ENV: 'production' } },
  );
  let output = '';
  child.stdout.on('data', (chunk) => {
    if (output.length < 1 << 20) output += chunk;
  });
  let killed: 'time_limit' | 'memory_limit' | undefined;
  const kill = (reason: typeof killed) => {
    killed ??= reason;
    child.kill('SIGKILL');
  };
  const timer = setTimeout(() => kill('time_limit'), timeMs);
  const watch = setInterval(async () => {
    if (child.pid && (await residentBytes(child.pid)) > memory) kill('memory_limit');
  }, 100);
  await new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  clearTimeout(timer);
  clearInterval(watch);
  if (killed) return { failure: killed };
  try {
    return answer.parse(JSON.parse(output));
  } catch {
    return { failure: 'worker_died' };
  }
}

/** Resident memory of a process where the system tells (Linux); zero elsewhere. */
async function residentBytes(pid: number): Promise<number> {
  try {
    const status = await readFile(`/proc/${pid}/statm`, 'utf8');
    return Number(status.split(' ')[1]) * 4096;
  } catch {
    return 0;
  }
}
