// @ts-check
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { programFile } from './build.mjs';
import { Failure } from './failure.mjs';
import { fingerprint } from './fingerprint.mjs';
import { run } from './processes.mjs';

/**
 * What the first run left in the database: nothing to do again while the sources of it stay the
 * same. Kept inside the embedded cluster, so that it goes where the database goes.
 * @typedef {{ of: string, signIn: string }} Mark
 */

/**
 * @param {string} root
 * @param {string | undefined} folder of the embedded cluster
 * @returns {{ isDone: boolean, signIn: string, write: (signIn: string) => void }}
 */
export function preparationMark(root, folder) {
  const of = fingerprint(root, ['db/migrations', 'scripts/seed.ts']);
  if (!folder) return { isDone: false, signIn: '', write: () => {} };
  const file = path.join(folder, 'chirograph.prepared');
  /** @type {Mark} */
  let mark = { of: '', signIn: '' };
  try {
    if (existsSync(file)) mark = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Torn by a crash: prepare again, which changes nothing that is there.
  }
  return {
    isDone: mark.of === of,
    signIn: mark.signIn,
    write: (signIn) => writeFileSync(file, JSON.stringify({ of, signIn }), { mode: 0o600 }),
  };
}

/**
 * Brings the database to the present tables.
 * @param {string} root
 * @param {NodeJS.ProcessEnv} environment of the application
 * @param {AbortSignal} signal
 * @throws {Failure} with the reason, never with the password
 */
export async function migrate(root, environment, signal) {
  const program = programFile(root, 'migrate');
  if (!program) throw new Failure('there is no scripts/migrate.ts');
  const { code, output } = await run(
    process.execPath,
    [program, path.join(root, 'db/migrations')],
    {
      env: { ...process.env, ...environment },
      signal,
    },
  );
  if (code !== 0) throw new Failure(`the database could not be prepared: ${output.trim()}`);
}

/**
 * Puts the sample case into the database. The program may run any number of times.
 * @param {string} root
 * @param {NodeJS.ProcessEnv} environment of the application
 * @param {AbortSignal} signal
 * @returns {Promise<string>} what it has to say about signing in
 */
export async function seed(root, environment, signal) {
  const program = programFile(root, 'seed');
  if (!program) return '';
  let said = '';
  const { code, output } = await run(process.execPath, [program], {
    env: { LOG_LEVEL: 'warn', ...process.env, ...environment },
    cwd: root,
    signal,
    say: (text) => {
      said += text;
    },
  });
  if (code !== 0) {
    throw new Failure(`the sample case could not be made:\n${output.trim().slice(-4000)}`);
  }
  return said.trim();
}
