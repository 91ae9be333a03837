// @ts-check
import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRoot, openStateFolder, STATE_FOLDER, shortHash } from './account.mjs';
import { codeOf, Failure } from './failure.mjs';
import { freePort, isBusy } from './ports.mjs';
import { pause } from './processes.mjs';

/** Folder of the project. */
export const ROOT = realpathSync(fileURLToPath(new URL('../..', import.meta.url)));

const FLAGS = ['--dev', '--services-only', '--follow-parent', '--no-install'];

/**
 * What the launcher was asked to do.
 * @typedef {object} Settings
 * @property {string} root folder of the project
 * @property {boolean} dev `next dev` instead of a production build
 * @property {boolean} servicesOnly database and store without the application
 * @property {string} host address to listen on
 * @property {number} port 0 for any free one
 * @property {string} dataDir existing folder with everything that is not code
 * @property {NodeJS.ProcessEnv} given the environment, a file `.env` included
 */

/**
 * Reads the settings from arguments, environment and the file `.env`.
 * @param {string[]} argv
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {Settings}
 * @throws {Failure} naming the setting that is wrong
 */
export function readSettings(argv, environment = process.env) {
  const unknown = argv.find((a) => !FLAGS.includes(a));
  if (unknown) throw new Failure(`${unknown} is not known. Known are ${FLAGS.join(', ')}.`);
  const dotEnv = path.join(ROOT, '.env');
  if (environment === process.env && existsSync(dotEnv)) process.loadEnvFile(dotEnv);
  return {
    root: ROOT,
    dev: argv.includes('--dev'),
    servicesOnly: argv.includes('--services-only'),
    host: environment.HOST || '127.0.0.1',
    port: readPort(environment, 'PORT', 3000),
    dataDir: openDataFolder(environment.CHIROGRAPH_DATA || defaultDataFolder(environment)),
    given: environment,
  };
}

/**
 * @param {NodeJS.ProcessEnv} environment
 * @param {string} name
 * @param {number} fallback
 */
export function readPort(environment, name, fallback) {
  const text = environment[name];
  if (text === undefined || text === '') return fallback;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw new Failure(`${name} is "${text}", which is not a port number.`);
  return port;
}

/**
 * Where the data goes when nobody says: in the user's own place for such things, one folder per
 * copy of the project, and never inside the project, from where the build could copy it.
 * @param {NodeJS.ProcessEnv} environment
 * @param {NodeJS.Platform} [platform]
 * @returns {string}
 */
export function defaultDataFolder(environment, platform = process.platform) {
  const name = shortHash(ROOT);
  if (environment.XDG_DATA_HOME) return path.join(environment.XDG_DATA_HOME, 'chirograph', name);
  // PostgreSQL does not run as root, and no other account reaches into root's home.
  if (isRoot()) return path.join(STATE_FOLDER, name);
  const home = os.homedir();
  if (platform === 'win32') {
    const local = environment.LOCALAPPDATA ?? path.join(home, 'AppData', 'Local');
    return path.join(local, 'Chirograph', name);
  }
  if (platform === 'darwin') {
    return path.join(home, 'Library', 'Application Support', 'Chirograph', name);
  }
  return path.join(home, '.local', 'share', 'chirograph', name);
}

/**
 * @param {string} wanted
 * @returns {string} real path
 */
function openDataFolder(wanted) {
  const folder = path.resolve(ROOT, wanted);
  refuseProjectFolder(folder);
  try {
    if (folder.startsWith(STATE_FOLDER + path.sep)) openStateFolder();
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new Failure(
      `the data folder ${folder} cannot be made (${codeOf(cause)}). ` +
        'Set CHIROGRAPH_DATA to a folder this account may write to.',
      { cause },
    );
  }
  const real = realpathSync(folder);
  refuseProjectFolder(real);
  return real;
}

/**
 * Data below these folders would be served, built in, or deleted.
 * @param {string} folder
 */
function refuseProjectFolder(folder) {
  if (
    folder === ROOT ||
    ['app', 'public', '.next', 'node_modules'].some((n) => isInside(folder, n))
  ) {
    throw new Failure(`the data folder must not be ${folder}: set CHIROGRAPH_DATA to another.`);
  }
}

/**
 * @param {string} folder
 * @param {string} name folder of the project
 */
function isInside(folder, name) {
  const relative = path.relative(path.join(ROOT, name), folder);
  return relative === '' || !(relative.startsWith('..') || path.isAbsolute(relative));
}

/**
 * The port to serve on: the one asked for, or a free one when that was 0.
 * @param {string} name of the setting, for the message
 * @param {number} wanted
 * @param {string} host
 * @param {number} [patienceMs] how long a port may stay taken by what a killed start left behind
 * @returns {Promise<number>}
 * @throws {Failure} when the port is taken
 */
export async function settlePort(name, wanted, host, patienceMs = 0) {
  if (wanted === 0) return freePort(host);
  const deadline = Date.now() + patienceMs;
  while (await isBusy(wanted, host)) {
    if (Date.now() < deadline) {
      await pause(100);
      continue;
    }
    throw new Failure(
      `port ${wanted} on ${host} is taken by another program. Choose another: ` +
        `${name}=${wanted < 65_000 ? wanted + 10 : 3010} npm start`,
    );
  }
  return wanted;
}
