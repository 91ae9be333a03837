// @ts-check
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { isReachable, openStateFolder, shortHash } from './account.mjs';
import { bareEnvironment, program } from './binaries.mjs';
import { Failure } from './failure.mjs';
import { run } from './processes.mjs';

/**
 * A database cluster on disk and what is needed to run programs on it.
 * @typedef {object} Cluster
 * @property {string} folder PGDATA
 * @property {string} log what the server says
 * @property {import('./binaries.mjs').Binaries} binaries
 * @property {import('./account.mjs').Account | undefined} account
 * @property {boolean} throwaway speed instead of durability, for tests
 */

const LOG_LIMIT = 8 * 1024 * 1024;

/** Data of one computer on its own: small, quiet about case text, closed to the network. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '64MB',
  max_connections: '100',
  max_wal_size: '256MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

/** Nothing in a throwaway cluster needs to outlive a crash of the machine. */
const THROWAWAY_SETTINGS = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
};

/**
 * Where the cluster of a data folder lives: inside it, or, for root, in the system's state folder
 * when the account PostgreSQL runs under cannot reach the data folder.
 * @param {string} dataDir
 * @param {import('./account.mjs').Account | undefined} account
 * @returns {string}
 */
export function clusterFolder(dataDir, account) {
  if (!account) return path.join(dataDir, 'postgres');
  // The files in the data folder stay closed one by one; only the way through is opened.
  chmodSync(dataDir, 0o711);
  if (isReachable(dataDir, account)) return path.join(dataDir, 'postgres');
  const aside = path.join(openStateFolder(), `cluster-${shortHash(dataDir)}`);
  mkdirSync(aside, { recursive: true, mode: 0o711 });
  if (!isReachable(aside, account)) {
    throw new Failure(
      `the account ${account.name}, under which PostgreSQL runs, reaches neither ${dataDir} nor ` +
        `${aside}. Set CHIROGRAPH_DATA to a folder that other accounts may pass through.`,
    );
  }
  return path.join(aside, 'postgres');
}

/**
 * @param {Cluster} cluster
 * @param {string} name program of PostgreSQL
 * @param {string[]} args
 * @param {import('node:child_process').StdioOptions} [stdio]
 */
export function runOn(cluster, name, args, stdio) {
  const { binaries, account } = cluster;
  return run(path.join(binaries.bin, program(name)), args, {
    cwd: account ? '/' : cluster.binaries.bin,
    env: bareEnvironment(),
    windowsHide: true,
    ...(stdio && { stdio }),
    ...(account && { uid: account.uid, gid: account.gid }),
  });
}

/**
 * pg_ctl hands paths to a shell inside double quotes; say so before it fails in an odd way.
 * @param {Cluster} cluster
 */
export function refuseUnquotable(cluster) {
  if (process.platform === 'win32') return;
  for (const folder of [cluster.folder, cluster.binaries.bin]) {
    if (/["$`\\\n]/.test(folder)) {
      throw new Failure(
        `PostgreSQL cannot be started from a path that contains one of " $ \` \\ : ${folder}\n` +
          'Move the project, or set CHIROGRAPH_DATA to another folder.',
      );
    }
  }
}

/**
 * Creates the cluster if it is not there. It is made beside its place and moved in one step, so
 * that an interrupted start never leaves half a cluster.
 * @param {Cluster} cluster
 * @param {string} password of the superuser
 */
export async function createCluster(cluster, password) {
  const { folder, account, throwaway } = cluster;
  if (existsSync(path.join(folder, 'PG_VERSION'))) return;
  const parent = path.dirname(folder);
  for (const name of readdirSync(parent)) {
    if (name.startsWith(`${path.basename(folder)}.new-`)) {
      rmSync(path.join(parent, name), { recursive: true, force: true });
    }
  }
  const fresh = `${folder}.new-${process.pid}`;
  const passwordFile = `${fresh}.password`;
  mkdirSync(fresh, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  give(fresh, account);
  give(passwordFile, account);
  try {
    const locale =
      cluster.binaries.major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : [];
    const { code, output } = await runOn(cluster, 'initdb', [
      `--pgdata=${fresh}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      ...locale,
      '--data-checksums',
      ...(throwaway ? ['--no-sync'] : []),
    ]);
    if (code !== 0) throw new Failure(initFailure(output));
    appendFileSync(path.join(fresh, 'postgresql.conf'), "\ninclude = 'chirograph.conf'\n");
    writeSettings({ ...cluster, folder: fresh }, 0);
    renameSync(fresh, folder);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** @param {string} output */
function initFailure(output) {
  const tail = output.trim().split('\n').slice(-6).join('\n');
  return `PostgreSQL could not create its data folder:\n${tail}`;
}

/**
 * Writes the file that postgresql.conf includes, before each start.
 * @param {Cluster} cluster
 * @param {number} port
 */
export function writeSettings(cluster, port) {
  const all = { ...SETTINGS, ...(cluster.throwaway ? THROWAWAY_SETTINGS : {}), port: String(port) };
  const file = path.join(cluster.folder, 'chirograph.conf');
  writeFileSync(
    file,
    Object.entries(all)
      .map(([name, value]) => `${name} = '${value}'\n`)
      .join(''),
    { mode: 0o600 },
  );
  give(file, cluster.account);
}

/**
 * The port the cluster used last, or undefined.
 * @param {Cluster} cluster
 * @returns {number | undefined}
 */
export function lastPort({ folder }) {
  const port = Number(
    readFileSync(path.join(folder, 'chirograph.conf'), 'utf8').match(/^port = '(\d+)'/m)?.[1],
  );
  return port > 0 ? port : undefined;
}

/**
 * Makes the log file ready to be appended to, and keeps it from growing for ever.
 * @param {Cluster} cluster
 */
export function prepareLog({ log, account }) {
  writeFileSync(log, '', { flag: 'a', mode: 0o600 });
  give(log, account);
  if (statSync(log).size > LOG_LIMIT) truncateSync(log, 0);
}

/**
 * What the server wrote after a position of its log.
 * @param {Cluster} cluster
 * @param {number} position
 * @returns {string}
 */
export function logSince({ log }, position) {
  return readFileSync(log).subarray(position).toString().slice(-4000);
}

/**
 * @param {string} file
 * @param {import('./account.mjs').Account | undefined} account
 */
function give(file, account) {
  if (account) chownSync(file, account.uid, account.gid);
}
