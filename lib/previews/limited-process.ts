import { execFile, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';

/** What a process may use before it is killed. */
export type Limits = {
  timeMs: number;
  /** Bytes of resident memory, and of memory it may ask the system for. */
  memory: number;
  /** Bytes of one file it may write. */
  fileBytes: number;
};

/** How a limited process ended: by itself, or killed and why. */
export type Ending = 'ended' | 'time_limit' | 'memory_limit' | 'stopped';

/** What came of it. `complaint` is the end of its standard error. */
export type Ended = { ending: Ending; complaint: string };

const LOOK_MS = 50;
const LONGEST_LINE = 64 * 1024;
const LONGEST_COMPLAINT = 4 * 1024;
/** Processor time per second of the time limit; decoders use a few threads. */
const CPU_FACTOR = 3;

/** Put in front by a shell, so that the kernel itself holds the limits; what it cannot is skipped. */
const WITH_LIMITS = [
  'ulimit -c 0',
  // A soft limit below the hard one, so that the signal says which limit it was.
  'ulimit -S -t "$1"',
  'ulimit -H -t "$(($1 + 2))"',
  'ulimit -f "$2"',
  // Counts memory that was asked for to be written to, not address space, of which V8 reserves much.
  'ulimit -d "$3"',
  'shift 3',
  'exec "$@"',
].join(' 2>/dev/null; ');

/**
 * Runs a plain Node program on hostile bytes and hands over its output line by line. It gets an
 * empty environment, a low priority, and ends after `timeMs` at the latest. What it does never
 * throws here; only an abort of `signal` is told apart, as `stopped`.
 */
export async function runLimited(
  script: string,
  argument: string,
  limits: Limits,
  options: { onLine: (line: string) => void; signal?: AbortSignal | undefined },
): Promise<Ended> {
  const { onLine, signal } = options;
  if (signal?.aborted) return { ending: 'stopped', complaint: '' };
  const node = [process.execPath, '--max-old-space-size=256', script, argument];
  const child = spawn(...underLimits(node, limits), {
    stdio: ['ignore', 'pipe', 'pipe'],
    // No setting and no secret for decoders of hostile files to be talked into giving away.
    env: { NODE_ENV: 'production' },
    windowsHide: true,
  });
  let ending: Ending = 'ended';
  const kill = (why: Ending) => {
    if (ending === 'ended') ending = why;
    child.kill('SIGKILL');
  };
  // `close` waits for the output to be read to its end as well.
  const closed = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  const { pid } = child;
  const stop = () => kill('stopped');
  const orphaned = () => child.kill('SIGKILL');
  signal?.addEventListener('abort', stop, { once: true });
  process.once('exit', orphaned);
  const timer = setTimeout(() => kill('time_limit'), limits.timeMs);
  const watch = setInterval(async () => {
    if (pid && (await residentBytes(pid)) > limits.memory) kill('memory_limit');
  }, LOOK_MS);
  if (pid) lowerPriority(pid);
  const lines = lineReader(onLine);
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => lines.push(chunk));
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString('latin1')).slice(-LONGEST_COMPLAINT);
  });
  await closed;
  lines.end();
  clearTimeout(timer);
  clearInterval(watch);
  signal?.removeEventListener('abort', stop);
  process.removeListener('exit', orphaned);
  if (ending === 'ended') ending = ownEnding(child.signalCode, complaint);
  return { ending, complaint };
}

/** Cuts output into lines; what is longer than a line may be is left out, however long it gets. */
function lineReader(onLine: (line: string) => void) {
  let line = '';
  let isTooLong = false;
  const flush = () => {
    if (line && !isTooLong) onLine(line);
    line = '';
    isTooLong = false;
  };
  return {
    push(text: string) {
      for (const [i, part] of text.split('\n').entries()) {
        if (i > 0) flush();
        isTooLong ||= line.length + part.length > LONGEST_LINE;
        line = isTooLong ? '' : line + part;
      }
    },
    end: flush,
  };
}

/** Why a process that nobody here killed ended, as far as its limits are the reason. */
function ownEnding(signal: NodeJS.Signals | null, complaint: string): Ending {
  if (signal === 'SIGXCPU') return 'time_limit';
  // Allocators that cannot go on without memory say so and abort.
  return signal !== null && /memory|alloc/i.test(complaint) ? 'memory_limit' : 'ended';
}

/** The command that runs `node` with limits the kernel keeps, where there is a shell for it. */
function underLimits(node: string[], limits: Limits): [string, string[]] {
  const [program = process.execPath, ...args] = node;
  if (process.platform === 'win32') return [program, args];
  const numbers = [
    Math.ceil((limits.timeMs / 1000) * CPU_FACTOR),
    // Shells count files in half kibibytes and memory in kibibytes.
    Math.ceil(limits.fileBytes / 512),
    Math.ceil(limits.memory / 1024),
  ];
  return ['/bin/sh', ['-c', WITH_LIMITS, 'sh', ...numbers.map(String), ...node]];
}

function lowerPriority(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It may have ended already, or the system forbids it; pages then share with it as equals.
  }
}

/** Resident memory of a process where the system tells (Linux, macOS); zero elsewhere. */
async function residentBytes(pid: number): Promise<number> {
  if (process.platform === 'darwin') {
    return new Promise((resolve) => {
      execFile('/bin/ps', ['-o', 'rss=', '-p', String(pid)], (_error, output) =>
        resolve(Number.parseInt(output, 10) * 1024 || 0),
      );
    });
  }
  try {
    const status = await readFile(`/proc/${pid}/status`, 'latin1');
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
