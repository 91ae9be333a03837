import { randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { open, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { errnoOf } from './errors';

const NAME = /^LOCK\.(\d{1,15})$/;
const BEAT_MS = 1000;
const WATCH_MS = 3500;

interface Holder {
  readonly pid: number;
  /** Start of that process, where the system tells it (Linux), so that a reused number differs. */
  readonly started: string | null;
  /** Names the world the number is meant in: this boot and this process namespace. */
  readonly world: string | null;
  readonly nonce: string;
}

/** A folder held against other processes. */
export interface Held {
  release(): Promise<void>;
}

/**
 * Takes a folder for this process. The lock is a file `LOCK.<n>`; a later holder takes the next
 * number, created exclusively, so that two processes that both saw a dead holder cannot both
 * win. A holder is dead when its process is gone (same boot and namespace), otherwise when its
 * file has not been touched for longer than it is touched in life. Throws when it lives.
 */
export async function holdFolder(dir: string): Promise<Held> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const before = await generations(dir);
    for (const n of before) if (await isAlive(dir, n)) throw inUse(dir);
    const mine = (before.at(-1) ?? 0) + 1;
    const path = lockPath(dir, mine);
    const self = holderOf(process.pid);
    if (!(await createLock(path, self))) continue;
    const others = (await generations(dir)).filter((n) => n !== mine && !before.includes(n));
    if (others.length > 0) {
      // Two starts at once: both step back, and chance decides the next attempt.
      await rm(path, { force: true });
      await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 200));
      continue;
    }
    for (const n of before) await rm(lockPath(dir, n), { force: true });
    const beat = setInterval(() => {
      const now = new Date();
      utimes(path, now, now).catch(() => undefined);
    }, BEAT_MS);
    beat.unref();
    return {
      release: async () => {
        clearInterval(beat);
        await rm(path, { force: true });
      },
    };
  }
  throw inUse(dir);
}

function inUse(dir: string): Error {
  return new Error(`another process holds the object store in ${dir}`);
}

function lockPath(dir: string, n: number): string {
  return join(dir, `LOCK.${n}`);
}

async function generations(dir: string): Promise<number[]> {
  const names = await readdir(dir);
  return names
    .flatMap((name) => NAME.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
}

async function createLock(path: string, self: Holder): Promise<boolean> {
  try {
    const handle = await open(path, 'wx', 0o600);
    await handle.writeFile(JSON.stringify(self));
    await handle.close();
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function isAlive(dir: string, n: number): Promise<boolean> {
  const path = lockPath(dir, n);
  const holder = await readHolder(path);
  if (holder) {
    const now = holderOf(holder.pid, holder.nonce);
    if (holder.world !== null && holder.world === now.world) {
      return holder.started !== null && holder.started === now.started;
    }
  }
  const first = await touched(path);
  if (first === undefined) return false;
  for (const end = Date.now() + WATCH_MS; Date.now() < end; ) {
    await new Promise((resolve) => setTimeout(resolve, BEAT_MS / 4));
    const last = await touched(path);
    if (last === undefined) return false;
    if (last !== first) return true;
  }
  return false;
}

async function touched(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    return isHolder(value) ? value : undefined;
  } catch {
    // Cut short by a crash, or gone meanwhile: judged by its touches alone.
    return undefined;
  }
}

function isHolder(value: unknown): value is Holder {
  return (
    typeof value === 'object' &&
    value !== null &&
    'pid' in value &&
    Number.isSafeInteger(value.pid) &&
    'started' in value &&
    'world' in value &&
    'nonce' in value
  );
}

function holderOf(pid: number, nonce = randomBytes(8).toString('hex')): Holder {
  return { pid, started: startOf(pid), world: world(), nonce };
}

function startOf(pid: number): string | null {
  try {
    // Field 22 of proc_pid_stat(5); the second field may hold spaces and brackets.
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    // A zombie holds nothing any more.
    return fields[0] === 'Z' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

function world(): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return null;
  }
}
