// @ts-check
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { codeOf } from './failure.mjs';

/**
 * SHA-256 over names and contents of files, in hexadecimal. Contents rather than times: a fresh
 * checkout of the same commit is the same.
 * @param {string} root
 * @param {string[]} entries files and folders below it; missing ones count as such
 * @param {(relative: string) => boolean} [counts] whether a file matters
 * @returns {string}
 */
export function fingerprint(root, entries, counts = () => true) {
  const hash = createHash('sha256');
  for (const entry of entries) {
    for (const file of filesBelow(root, entry)) {
      if (!counts(file)) continue;
      const content = readFileSync(path.join(root, file));
      hash.update(`${file}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest('hex');
}

/**
 * Files of a folder and all below it, in one fixed order, with forward slashes.
 * @param {string} root
 * @param {string} entry
 * @returns {string[]}
 */
export function filesBelow(root, entry) {
  const at = path.join(root, entry);
  try {
    if (!statSync(at).isDirectory()) return [entry];
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
  return readdirSync(at)
    .filter((name) => name !== 'node_modules')
    .sort()
    .flatMap((name) => filesBelow(root, `${entry}/${name}`));
}
