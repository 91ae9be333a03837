import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { z } from 'zod';

/** A program bundled by the build into `.cache`, its arguments, and megabytes of heap it may use. */
export type Program = { script: string; args: readonly string[]; heap: number };

/** Aborting asks the program to end (SIGTERM); after `limit` milliseconds it is stopped (SIGKILL). */
export type Stops = { signal?: AbortSignal; limit?: number };

/**
 * Runs a program in a process of its own and takes each line of JSON it says that is of the shape;
 * other lines are passed over. Resolves when it has ended, however. Rejects where it could not be
 * started, and with the signal's reason where that was aborted.
 */
export function followProgram<L>(
  { script, args, heap }: Program,
  line: z.ZodType<L>,
  take: (said: L) => void,
  { signal, limit }: Stops = {},
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [`--max-old-space-size=${heap}`, path.join(process.cwd(), '.cache', script), ...args],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const stop = () => child.kill('SIGTERM');
    signal?.addEventListener('abort', stop, { once: true });
    const timer = limit === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), limit);
    createInterface({ input: child.stdout }).on('line', (text) => {
      const read = line.safeParse(parsedOrNull(text));
      if (read.success) take(read.data);
    });
    const ended = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    };
    child.once('error', (error) => {
      ended();
      reject(error);
    });
    child.once('close', () => {
      ended();
      if (signal?.aborted) reject(signal.reason);
      else resolve();
    });
  });
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
