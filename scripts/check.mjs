// @ts-check
// Everything that can be said about the sources in seconds, without a database: format and lint,
// layers, packages, types.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkLayers } from './check-layers.mjs';
import { run } from './launcher/processes.mjs';
import { packageProblems } from './packages.mjs';
import { single } from './testing/reports.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** @param {string} name */
const json = (name) => JSON.parse(readFileSync(path.join(ROOT, name), 'utf8'));

/**
 * Runs a program of node_modules.
 * @param {string} file
 * @param {string[]} args
 * @returns {Promise<string[]>} what it said when it failed
 */
async function program(file, args) {
  const command = [path.join(ROOT, 'node_modules', file), ...args];
  const { code, output } = await run(process.execPath, command, { cwd: ROOT });
  return code === 0 ? [] : [output.trim()];
}

/** @type {Record<string, () => Promise<string[]>>} */
const CHECKS = {
  'format and lint': () =>
    program('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']),
  layers: async () => checkLayers(ROOT),
  packages: async () => packageProblems(json('package.json'), json('package-lock.json')),
  types: () => program('typescript/bin/tsc', ['--noEmit', '-p', '.']),
  'types of scripts': () => program('typescript/bin/tsc', ['--noEmit', '-p', 'scripts']),
};

/**
 * Runs every check and prints what is wrong.
 * @returns {Promise<import('./testing/reports.mjs').Tally[]>} one a check
 */
export async function check() {
  return Promise.all(
    Object.entries(CHECKS).map(async ([name, look]) => {
      const began = performance.now();
      const wrong = await look();
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      console.log(`${wrong.length === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
      for (const line of wrong) console.error(line);
      return single(wrong.length === 0, name);
    }),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const failed = (await check()).some((tally) => tally.failed > 0);
  process.exitCode = failed ? 1 : 0;
}
