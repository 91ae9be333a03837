// @ts-check
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Failure } from './failure.mjs';

/**
 * The account PostgreSQL runs under when we are root, which PostgreSQL refuses to be.
 * @typedef {{ uid: number, gid: number, name: string }} Account
 */

/** Accounts that have no rights of their own, in order of preference. None is ever created. */
const PREFERRED = ['postgres', 'node', 'nobody'];

/** @returns {boolean} */
export function isRoot() {
  return process.getuid?.() === 0;
}

/**
 * Chooses an existing unprivileged account for PostgreSQL, or undefined when we are one already.
 * @param {string} [passwd] text of the account list, for tests
 * @returns {Account | undefined}
 * @throws {Failure} when root finds no other account, or our own number has no entry in the list
 */
export function servantAccount(passwd) {
  if (!isRoot()) {
    try {
      os.userInfo();
    } catch (cause) {
      throw new Failure(
        `this user number (${process.getuid?.()}) has no entry in /etc/passwd, and PostgreSQL ` +
          'refuses to run under it. Add an entry, or set DATABASE_URL to a PostgreSQL of your own.',
        { cause },
      );
    }
    return undefined;
  }
  const chosen = chooseAccount(passwd ?? readAccounts());
  if (!chosen) {
    throw new Failure(
      'PostgreSQL refuses to run as root and there is no other account on this machine. ' +
        'Start as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
  return chosen;
}

/**
 * @param {string} passwd lines of passwd(5)
 * @returns {Account | undefined}
 */
export function chooseAccount(passwd) {
  const accounts = passwd.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    if (!name || !uid || !gid || !/^\d+$/.test(uid) || !/^\d+$/.test(gid)) return [];
    return [{ name, uid: Number(uid), gid: Number(gid) }];
  });
  for (const name of PREFERRED) {
    const found = accounts.find((a) => a.name === name && a.uid !== 0);
    if (found) return found;
  }
  return accounts.filter((a) => a.uid >= 1000).sort((a, b) => a.uid - b.uid)[0];
}

function readAccounts() {
  try {
    return readFileSync('/etc/passwd', 'utf8');
  } catch {
    return '';
  }
}

/**
 * Whether an account can pass through every folder down to this one.
 * @param {string} folder an existing folder
 * @param {Account} account
 * @returns {boolean}
 */
export function isReachable(folder, account) {
  let at = realpathSync(folder);
  for (;;) {
    const { mode, uid, gid } = statSync(at);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    const up = path.dirname(at);
    if (up === at) return true;
    at = up;
  }
}

/**
 * Where root keeps what an unprivileged account must reach although its natural place, say a
 * home folder closed to others, is out of that account's reach.
 */
export const STATE_FOLDER =
  process.platform === 'darwin' ? '/var/db/chirograph' : '/var/lib/chirograph';

/**
 * Makes sure that every account can pass through the state folder.
 * @returns {string} its path
 */
export function openStateFolder() {
  mkdirSync(STATE_FOLDER, { recursive: true, mode: 0o755 });
  chmodSync(STATE_FOLDER, 0o755);
  return STATE_FOLDER;
}

/**
 * Eight hexadecimal digits that stand for a path.
 * @param {string} text
 * @returns {string}
 */
export function shortHash(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
