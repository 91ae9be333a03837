// @ts-check
import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { codeOf, Failure } from './failure.mjs';
import { exists, pause } from './processes.mjs';

/**
 * One instance per data folder. The lock is a file that names a process, a port and a random
 * token; its holder answers on that port with the token. A number that was given to another
 * process, or a port that another program opened, therefore never passes for the holder, and a
 * holder that was killed leaves a file that the next start recognises as empty words.
 * @typedef {{ pid: number, port: number, token: string }} Ticket
 */

/**
 * What a holder says about itself.
 * @typedef {{ pid: number, state: string, address: string }} Holder
 */

const ANSWER_MS = 3000;

/** @param {string} dataDir */
const lockFile = (dataDir) => path.join(dataDir, 'instance.lock');

/**
 * Takes the lock of a data folder.
 * @param {string} dataDir existing folder
 * @returns {Promise<{ tell: (state: string, address: string) => void, release: () => void }>}
 *   `tell` changes what the next one to ask is told
 * @throws {Failure} when another process holds it, naming the process and its address
 */
export async function takeLock(dataDir) {
  const said = { state: 'starting', address: '' };
  const token = randomBytes(16).toString('hex');
  const desk = net.createServer((socket) => {
    socket.on('error', () => {});
    socket.end(JSON.stringify({ token, pid: process.pid, ...said }));
  });
  desk.unref();
  await new Promise((resolve, reject) => {
    desk.once('error', reject);
    desk.listen(0, '127.0.0.1', () => resolve(undefined));
  });
  const address = desk.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  try {
    await claim(dataDir, { pid: process.pid, port, token });
  } catch (error) {
    desk.close();
    throw error;
  }
  return {
    tell: (state, where) => Object.assign(said, { state, address: where }),
    release: () => {
      desk.close();
      if (read(dataDir)?.token === token) rmSync(lockFile(dataDir), { force: true });
    },
  };
}

/**
 * The live holder of a data folder's lock, or undefined.
 * @param {string} dataDir
 * @returns {Promise<Holder | undefined>}
 */
export async function findHolder(dataDir) {
  const ticket = read(dataDir);
  return ticket && (await ask(ticket));
}

/**
 * @param {string} dataDir
 * @param {Ticket} ticket
 */
async function claim(dataDir, ticket) {
  const draft = `${lockFile(dataDir)}.${ticket.token}`;
  writeFileSync(draft, JSON.stringify(ticket), { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      try {
        // A link appears with its whole content or not at all, and never replaces another.
        linkSync(draft, lockFile(dataDir));
        if (await isSettled(dataDir, ticket)) return;
      } catch (error) {
        if (codeOf(error) !== 'EEXIST') throw error;
      }
      const other = read(dataDir);
      if (!other) continue;
      const holder = await ask(other);
      if (holder) throw new Failure(heldBy(holder, dataDir));
      clear(dataDir, other, draft);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  throw new Failure(`the lock ${lockFile(dataDir)} cannot be taken; remove it and start again`);
}

/**
 * Removes a lock nobody stands behind, unless a third process replaced it in the meantime.
 * @param {string} dataDir
 * @param {Ticket} stale
 * @param {string} draft
 */
function clear(dataDir, stale, draft) {
  const aside = `${draft}.stale`;
  try {
    renameSync(lockFile(dataDir), aside);
  } catch {
    return;
  }
  const taken = parse(aside);
  if (taken && taken.token !== stale.token) {
    try {
      linkSync(aside, lockFile(dataDir));
    } catch {
      // Claimed again already; that process will find out below that it is not alone.
    }
  }
  rmSync(aside, { force: true });
}

/**
 * Whether the lock stays ours for a moment: two processes may clear the same stale one.
 * @param {string} dataDir
 * @param {Ticket} ticket
 */
async function isSettled(dataDir, ticket) {
  for (let look = 0; look < 3; look += 1) {
    await pause(10);
    if (read(dataDir)?.token === ticket.token) return true;
  }
  return false;
}

/**
 * @param {Holder} holder
 * @param {string} dataDir
 */
function heldBy({ pid, state, address }, dataDir) {
  const where = address ? ` at ${address}` : '';
  return (
    `another Chirograph (process ${pid}) is ${state}${where} with the same data folder ` +
    `${dataDir}\nUse that one, stop it first, or set CHIROGRAPH_DATA to another folder.`
  );
}

/**
 * @param {Ticket} ticket
 * @returns {Promise<Holder | undefined>}
 */
function ask({ pid, port, token }) {
  return new Promise((resolve) => {
    let text = '';
    const socket = net.connect({ port, host: '127.0.0.1' });
    const end = (/** @type {Holder | undefined} */ answer) => {
      socket.destroy();
      resolve(answer);
    };
    // A holder that is busy for so long still holds; a stranger on its port is not our process.
    socket.setTimeout(ANSWER_MS, () =>
      end(exists(pid) ? { pid, state: 'not answering', address: '' } : undefined),
    );
    socket.on('data', (chunk) => {
      text += chunk;
      if (text.length > 4096) end(undefined);
    });
    socket.once('error', () => end(undefined));
    socket.once('end', () => {
      try {
        const answer = JSON.parse(text);
        end(answer.token === token ? answer : undefined);
      } catch {
        end(undefined);
      }
    });
  });
}

/** @param {string} dataDir */
const read = (dataDir) => parse(lockFile(dataDir));

/**
 * @param {string} file
 * @returns {Ticket | undefined}
 */
function parse(file) {
  try {
    const { pid, port, token } = JSON.parse(readFileSync(file, 'utf8'));
    return { pid: Number(pid), port: Number(port), token: String(token) };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    // Not written by us, or torn by a full disk: nobody can stand behind it.
    return { pid: 0, port: 0, token: '' };
  }
}
