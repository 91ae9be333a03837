import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Found } from './journal';

/** Milliseconds without a change after which a file counts as written. */
const QUIET = 1_000;

/** Milliseconds for which a picture that does not end like one is waited for in silence. */
const PATIENCE = 15_000;

const sleep = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done, { once: true });
    if (signal.aborted) done();
  });

/**
 * Waits until nobody writes a file any more and hashes it. Null where it went away, is no plain file
 * or stays without bytes, and where `signal` ends the waiting. A file without bytes is waited for as
 * any other: whoever writes over a file empties it first, and of what follows in the same moment
 * nobody is told.
 */
export async function settled(file: string, signal: AbortSignal): Promise<Found | null> {
  let before = await look(file);
  while (before && !signal.aborted) {
    const age = Date.now() - before.mtimeMs;
    // A clock that was set back must not make a file wait for ever.
    if (age >= 0 && age < QUIET) await sleep(QUIET - age, signal);
    else if (before.size === 0) return null;
    else if (!(await endsWhole(file, before.size)) && age >= 0 && age < PATIENCE) {
      await sleep(QUIET / 2, signal);
    } else {
      const sha256 = await hashOf(file);
      const after = await look(file);
      if (!sha256 || !after) return null;
      if (after.size === before.size && after.mtimeMs === before.mtimeMs) {
        return { sha256, path: file, bytes: after.size, mtimeMs: after.mtimeMs };
      }
    }
    before = await look(file);
  }
  return null;
}

async function look(file: string) {
  const found = await stat(file).catch(() => null);
  return found?.isFile() ? found : null;
}

/** SHA-256 in hexadecimal; null where the file cannot be read. */
async function hashOf(file: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(file), hash);
    return hash.digest('hex');
  } catch {
    return null;
  }
}

/** Whether a picture ends as its format says; true for what is none. Only how long to wait hangs on it. */
async function endsWhole(file: string, size: number): Promise<boolean> {
  const handle = await open(file).catch(() => null);
  if (!handle) return true;
  try {
    const head = Buffer.alloc(12);
    await handle.read(head, 0, 12, 0);
    const tail = Buffer.alloc(Math.min(64, size));
    await handle.read(tail, 0, tail.length, size - tail.length);
    if (head.readUInt32BE(0) === 0x89504e47) return tail.includes('IEND');
    if (head.readUInt16BE(0) === 0xffd8) return tail.includes(Buffer.from([0xff, 0xd9]));
    if (head.toString('latin1', 0, 4) === 'RIFF') return size >= head.readUInt32LE(4) + 8;
    return true;
  } catch {
    return true;
  } finally {
    await handle.close();
  }
}
