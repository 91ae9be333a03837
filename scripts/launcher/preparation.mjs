// @ts-check
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { programFile } from './build.mjs';
import { Failure } from './failure.mjs';
import { fingerprint } from './fingerprint.mjs';
import { run } from './processes.mjs';

/**
 * What an earlier start left in embedded services, so that the next one need not look again. The
 * notes lie with what they speak of: one inside the cluster; one beside the objects, tied to that
 * very folder.
 * @typedef {{ of: string, signIn?: string }} Note
 */

/**
 * @param {import('./settings.mjs').Settings} settings
 * @param {import('./services.mjs').Services} services
 */
export function preparationNotes({ root, dataDir }, { server, store, environment }) {
  const tables = fingerprint(root, ['db/migrations', 'scripts/seed.ts']);
  const { ino, birthtimeMs } = store
    ? statSync(path.join(dataDir, 'objects'))
    : { ino: 0, birthtimeMs: 0 };
  const bucket = [environment.CHIROGRAPH_URL, environment.S3_BUCKET, ino, birthtimeMs].join(' ');
  return {
    database: note(server && path.join(server.folder, 'chirograph.prepared'), tables),
    bucket: note(store && path.join(dataDir, 'bucket.prepared'), bucket),
  };
}

/**
 * @param {string | undefined} file undefined where nothing is embedded: then look every time
 * @param {string} of what is to be prepared
 */
function note(file, of) {
  /** @type {Note} */
  let found = { of: '' };
  try {
    if (file) found = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Not there yet, or torn by a crash: prepare again, which changes nothing that is there.
  }
  return {
    isDone: found.of === of,
    signIn: found.signIn ?? '',
    write: (/** @type {string} */ signIn = '') => {
      if (file) writeFileSync(file, JSON.stringify({ of, signIn }), { mode: 0o600 });
    },
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
 * Makes the bucket ready, or asks a configured store what it can do.
 * @param {string} root
 * @param {NodeJS.ProcessEnv} environment of the application
 * @param {AbortSignal} signal
 * @param {(text: string) => void} say hears what the store cannot do
 * @throws {Failure} when the store does not answer or has no such bucket
 */
export async function prepareBucket(root, environment, signal, say) {
  const program = programFile(root, 'bucket');
  if (!program) return;
  const { code, output } = await run(process.execPath, ['--no-warnings', program], {
    env: { ...process.env, ...environment },
    signal,
  });
  const lines = output.trim().split('\n').filter(Boolean);
  if (code !== 0) throw new Failure(`the object store is not usable: ${lines.join(' ')}`);
  for (const line of lines) say(line);
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
