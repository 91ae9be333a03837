// @ts-check
import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { codeOf, Failure } from './failure.mjs';

/**
 * Secrets of one instance, made on its first start.
 * @typedef {object} Secrets
 * @property {string} databasePassword
 * @property {string} sessionSecret key of session cookies
 * @property {string} storeAccessKeyId
 * @property {string} storeSecretAccessKey
 */

/**
 * Reads the secrets of a data folder and makes those that are missing. Hexadecimal, so that they
 * need no quoting in addresses and statements.
 * @param {string} dataDir
 * @returns {Secrets}
 * @throws {Failure} when the file is damaged: replacing it would lock the database's owner out
 */
export function readSecrets(dataDir) {
  const file = path.join(dataDir, 'secrets.json');
  const hex = (/** @type {number} */ bytes) => randomBytes(bytes).toString('hex');
  const found = parse(file);
  const all = {
    databasePassword: hex(24),
    sessionSecret: hex(32),
    storeAccessKeyId: hex(10).toUpperCase(),
    storeSecretAccessKey: hex(24),
    ...found,
  };
  if (!found || Object.keys(all).some((name) => !(name in found))) {
    const fresh = `${file}.new`;
    writeFileSync(fresh, `${JSON.stringify(all, null, 2)}\n`, { mode: 0o600 });
    renameSync(fresh, file);
  }
  return all;
}

/**
 * @param {string} file
 * @returns {Partial<Secrets> | undefined}
 */
function parse(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return undefined;
    throw new Failure(`${file} cannot be read. Restore it from a backup of the data folder.`, {
      cause,
    });
  }
}
