// @ts-check
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { programFile } from './build.mjs';
import { Failure } from './failure.mjs';
import { gatewayEnvironment } from './gateway.mjs';
import { startObjectStore } from './object-store.mjs';
import { startPostgres } from './postgres.mjs';
import { readPidFile } from './postmaster.mjs';
import { exists } from './processes.mjs';
import { readSecrets } from './secrets.mjs';

/**
 * Database and object store of an instance, embedded or named in the environment.
 * @typedef {object} Services
 * @property {NodeJS.ProcessEnv} environment what the application needs to reach them
 * @property {import('./postgres.mjs').Server | undefined} server the embedded PostgreSQL
 * @property {import('./object-store.mjs').ObjectStore | undefined} store the embedded one
 * @property {() => Promise<void>} stop the store first, then the database
 */

/** Settings of the application that are handed on as they are. */
const HANDED_ON =
  /^(S3_|SMTP_|MAIL_|DATABASE_|CHIROGRAPH_|GATEWAY_|OPEN_REGISTRATION$|TRUSTED_PROXIES$|CLAMD_)/;

/** How often we look whether the embedded PostgreSQL is still there. */
const WATCH_MS = 2000;

/**
 * Starts what is embedded, both at once, and describes everything to the application.
 * @param {import('./settings.mjs').Settings} settings
 * @param {number} port of the application
 * @param {(text: string) => void} say
 * @returns {Promise<Services>}
 */
export async function startServices(settings, port, say) {
  const { given, dataDir } = settings;
  const secrets = readSecrets(dataDir);
  const keys = given.CHIROGRAPH_KEYS || path.join(dataDir, 'keys');
  mkdirSync(keys, { recursive: true, mode: 0o700 });
  const [database, objects] = await Promise.allSettled([
    given.DATABASE_URL ? undefined : startPostgres({ dataDir, password: secrets.databasePassword }),
    given.S3_ENDPOINT ? undefined : startStore(settings, secrets, port, say),
  ]);
  const server = database.status === 'fulfilled' ? database.value : undefined;
  const store = objects.status === 'fulfilled' ? objects.value : undefined;
  const unwatch = server ? watch(server, dataDir, secrets.databasePassword, say) : () => {};
  const stop = async () => {
    unwatch();
    await store?.stop();
    await server?.stop();
  };
  const failed = [database, objects].find((outcome) => outcome.status === 'rejected');
  if (failed?.status === 'rejected') {
    await stop();
    throw failed.reason;
  }
  const url = (given.CHIROGRAPH_URL || `http://localhost:${port}`).replace(/\/+$/, '');
  const secret = given.CHIROGRAPH_SECRET || secrets.sessionSecret;
  const gateway = await gatewayEnvironment(settings, port);
  const handedOn = Object.entries(given).filter(([name, value]) => value && HANDED_ON.test(name));
  const environment = {
    ...Object.fromEntries(handedOn),
    ...gateway,
    ...(server && { DATABASE_URL: server.url }),
    ...(store && {
      S3_ENDPOINT: store.endpoint,
      S3_PUBLIC_ENDPOINT: given.S3_PUBLIC_ENDPOINT || store.publicEndpoint,
      S3_ACCESS_KEY_ID: secrets.storeAccessKeyId,
      S3_SECRET_ACCESS_KEY: secrets.storeSecretAccessKey,
      S3_FORCE_PATH_STYLE: '1',
      S3_EMBEDDED: '1',
    }),
    CHIROGRAPH_URL: url,
    CHIROGRAPH_SECRET: secret,
    CHIROGRAPH_KEYS: keys,
    NEXTAUTH_URL: url,
    NEXTAUTH_SECRET: secret,
  };
  return { environment, server, store, stop };
}

/**
 * @param {import('./settings.mjs').Settings} settings
 * @param {import('./secrets.mjs').Secrets} secrets
 * @param {number} port
 * @param {(text: string) => void} say
 */
async function startStore(settings, secrets, port, say) {
  const program = programFile(settings.root, 'object-store');
  if (!program) throw new Failure('there is no embedded object store; set S3_ENDPOINT');
  return startObjectStore(settings, secrets, program, port, say);
}

/**
 * Starts the embedded PostgreSQL again at its old port when something else ended it.
 * @param {import('./postgres.mjs').Server} server
 * @param {string} dataDir
 * @param {string} password
 * @param {(text: string) => void} say
 * @returns {() => void} ends the watch
 */
function watch(server, dataDir, password, say) {
  let isBusy = false;
  const timer = setInterval(async () => {
    const pid = readPidFile(server.folder)?.pid;
    if (isBusy || (pid !== undefined && exists(pid))) return;
    isBusy = true;
    say('PostgreSQL ended; starting it again');
    try {
      await startPostgres({ dataDir, password });
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
    isBusy = false;
  }, WATCH_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** @param {string} dataDir */
export const runtimeFile = (dataDir) => path.join(dataDir, 'runtime.json');

/**
 * Leaves the environment of the running application for commands started beside it.
 * @param {string} dataDir
 * @param {NodeJS.ProcessEnv} environment
 * @returns {() => void} takes it away again
 */
export function publishRuntime(dataDir, environment) {
  const file = runtimeFile(dataDir);
  rmSync(file, { force: true });
  writeFileSync(file, `${JSON.stringify(environment, null, 2)}\n`, { mode: 0o600 });
  return () => rmSync(file, { force: true });
}
