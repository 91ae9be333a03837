// @ts-check
import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { commandOf, pause } from './processes.mjs';

/** How long a server that is neither gone nor answering is waited for: it may be recovering. */
const PATIENCE_MS = 30_000;

/**
 * What the file postmaster.pid records about the server of a cluster.
 * @param {string} folder PGDATA
 * @returns {{ pid: number, port: number } | undefined}
 */
export function readPidFile(folder) {
  try {
    const lines = readFileSync(path.join(folder, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3] ?? 0) };
  } catch {
    return undefined;
  }
}

/**
 * Finds out what became of the server an earlier start left behind: returns its port when it is
 * alive and ours (the caller adopts it), or undefined after clearing a file that nobody stands
 * behind.
 *
 * A number alone proves nothing: after a restart of a container it belongs to somebody else. So
 * the process must be a postgres working in this folder, and answer to our password.
 * @param {string} folder PGDATA
 * @param {(port: number) => Promise<boolean>} answers whether the server at a port is ours
 * @returns {Promise<number | undefined>}
 * @throws {Failure} when a postgres works in the folder but does not answer
 */
export async function settle(folder, answers) {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = readPidFile(folder);
    if (!found) return undefined;
    if (!(await worksIn(folder, found.pid))) {
      rmSync(path.join(folder, 'postmaster.pid'), { force: true });
      return undefined;
    }
    if (found.port > 0 && (await answers(found.port))) return found.port;
    if (Date.now() > deadline) {
      throw new Failure(
        `a PostgreSQL (process ${found.pid}) works in ${folder} but does not answer. ` +
          'Stop that process and start again.',
      );
    }
    await pause(200);
  }
}

/**
 * Whether a process is a live postgres that works in this folder.
 * @param {string} folder
 * @param {number} pid
 */
async function worksIn(folder, pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  const command = await commandOf(pid);
  if (command === undefined || !/postgres/i.test(command)) return false;
  if (process.platform === 'win32') return true;
  if (process.platform !== 'linux') return command.includes(folder);
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
  } catch {
    // Gone meanwhile, or of another account than the one that owns this folder: not our server.
    return false;
  }
}

/**
 * Waits until the server of a cluster has removed its file.
 * @param {string} folder
 * @param {number} milliseconds
 * @returns {Promise<boolean>} whether it is gone
 */
export async function isGoneWithin(folder, milliseconds) {
  const deadline = Date.now() + milliseconds;
  while (existsSync(path.join(folder, 'postmaster.pid'))) {
    if (Date.now() > deadline) return false;
    await pause(50);
  }
  return true;
}
