// @ts-check
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRoot, servantAccount } from './account.mjs';
import { bareEnvironment, findBinaries, program } from './binaries.mjs';
import {
  clusterFolder,
  createCluster,
  lastPort,
  logSince,
  prepareLog,
  refuseUnquotable,
  runOn,
  writeSettings,
} from './cluster.mjs';
import { Failure } from './failure.mjs';
import { freePort, isBusy } from './ports.mjs';
import { isGoneWithin, settle } from './postmaster.mjs';
import { pause } from './processes.mjs';

/**
 * A running embedded PostgreSQL.
 * @typedef {object} Server
 * @property {string} url database `chirograph` as its owner, who is not a superuser
 * @property {string} adminUrl database `postgres` as superuser
 * @property {number} port
 * @property {string} folder PGDATA
 * @property {boolean} adopted it was already running: an earlier start left it behind
 * @property {() => Promise<void>} stop
 */

/** Ports are taken by others between asking and binding; this often we ask again. */
const PORT_ATTEMPTS = 6;

/**
 * Starts the PostgreSQL of a data folder, or adopts the one that already works in it.
 *
 * The server listens on 127.0.0.1 only, takes passwords only (SCRAM), opens no socket file, and
 * runs in a session of its own, so that Ctrl-C does not reach it before the program that uses it.
 * @param {object} options
 * @param {string} options.dataDir existing folder; the cluster goes into `postgres` below it
 * @param {string} [options.password] of both roles; a throwaway cluster may leave it out
 * @param {boolean} [options.throwaway] fast and not durable; stops and vanishes with this process
 * @returns {Promise<Server>}
 * @throws {Failure} with what to do when it cannot be started here
 */
export async function startPostgres({ dataDir, password, throwaway = false }) {
  // Root with a strict umask would create files that the server's account cannot read.
  if (isRoot()) process.umask(0o022);
  const secret = password ?? (throwaway ? randomBytes(24).toString('hex') : '');
  if (secret === '') throw new Error('a lasting cluster needs a lasting password');
  const account = servantAccount();
  const binaries = await findBinaries(account);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const folder = clusterFolder(realpathSync(dataDir), account);
  const cluster = { folder, log: `${folder}.log`, binaries, account, throwaway };
  refuseUnquotable(cluster);
  await createCluster(cluster, secret);
  prepareLog(cluster);
  const adopted = await settle(folder, (port) => isOurs(port, secret, folder));
  const port = adopted ?? (await startServer(cluster, secret));
  const release = throwaway ? guardAgainstDeath(cluster, dataDir) : () => {};
  const server = {
    url: `postgres://chirograph:${secret}@127.0.0.1:${port}/chirograph`,
    adminUrl: `postgres://postgres:${secret}@127.0.0.1:${port}/postgres`,
    port,
    folder,
    adopted: adopted !== undefined,
    stop: async () => {
      await stopServer(cluster);
      if (throwaway) for (const item of litterOf(cluster, dataDir)) rmSync(item, REMOVE);
      release();
    },
  };
  await furnish(server, cluster, secret);
  return server;
}

const REMOVE = { recursive: true, force: true };

/**
 * What a throwaway cluster leaves behind.
 * @param {import('./cluster.mjs').Cluster} cluster
 * @param {string} dataDir
 */
function litterOf({ folder, log }, dataDir) {
  const parent = path.dirname(folder);
  return parent === realpathSync(dataDir) ? [folder, log] : [parent];
}

/**
 * @param {import('./cluster.mjs').Cluster} cluster
 * @param {string} password
 * @returns {Promise<number>} port
 */
async function startServer(cluster, password) {
  let said = '';
  for (let attempt = 0; attempt < PORT_ATTEMPTS; attempt += 1) {
    // The same port again keeps the pools of a program alive that outlived the server.
    const last = attempt === 0 ? lastPort(cluster) : undefined;
    const port = last && !(await isBusy(last, '127.0.0.1')) ? last : await freePort();
    writeSettings(cluster, port);
    const position = statSync(cluster.log).size;
    const { code, output } = await runOn(
      cluster,
      'pg_ctl',
      ['start', '-w', '-t', '60', '-D', cluster.folder, '-l', cluster.log],
      'ignore',
    );
    if (code === 0) return port;
    said = `${output}${logSince(cluster, position)}`.trim();
    if (/could not bind|could not create any TCP|in use/i.test(said)) continue;
    // Somebody was quicker, or the last of an earlier server's processes are still leaving.
    if (/lock file|shared memory/i.test(said)) {
      const other = await settle(cluster.folder, (at) => isOurs(at, password, cluster.folder));
      if (other !== undefined) return other;
      await pause(500);
      continue;
    }
    break;
  }
  const tail = said.split('\n').slice(-6).join('\n');
  throw new Failure(`PostgreSQL did not start:\n${tail}\nIts log is ${cluster.log}`);
}

/** @param {import('./cluster.mjs').Cluster} cluster */
async function stopServer(cluster) {
  const mode = cluster.throwaway ? 'immediate' : 'fast';
  const stop = (/** @type {string} */ how) =>
    runOn(cluster, 'pg_ctl', ['stop', '-w', '-t', '30', '-m', how, '-D', cluster.folder], 'ignore');
  if ((await stop(mode)).code === 0 || (await isGoneWithin(cluster.folder, 100))) return;
  await stop('immediate');
  if (!(await isGoneWithin(cluster.folder, 1000))) {
    throw new Failure(`PostgreSQL did not stop. Its log is ${cluster.log}`);
  }
}

/**
 * Creates the role and the database of the application, once. The application is never superuser:
 * a superuser of PostgreSQL can run programs on the machine.
 * @param {Server} server
 * @param {import('./cluster.mjs').Cluster} cluster
 * @param {string} password hexadecimal
 */
async function furnish(server, cluster, password) {
  const mark = path.join(cluster.folder, 'chirograph.furnished');
  if (existsSync(mark)) return;
  const sql = await connect(server.adminUrl);
  try {
    const [role] = await sql`select 1 from pg_roles where rolname = 'chirograph'`;
    // The migrations create the narrower role that the application works as.
    const may = cluster.throwaway ? 'createrole createdb' : 'createrole';
    if (!role) await sql.unsafe(`create role chirograph login ${may} password '${password}'`);
    const [database] = await sql`select 1 from pg_database where datname = 'chirograph'`;
    if (!database) await sql.unsafe('create database chirograph owner chirograph');
  } finally {
    await sql.end({ timeout: 5 });
  }
  writeFileSync(mark, '', { mode: 0o600 });
}

/**
 * Whether the server at a port knows our password and works in our folder.
 * @param {number} port
 * @param {string} password
 * @param {string} folder
 */
async function isOurs(port, password, folder) {
  const sql = await connect(`postgres://postgres:${password}@127.0.0.1:${port}/postgres`);
  const asking = sql`select current_setting('data_directory') as folder`;
  // A program that accepts connections and closes them would be tried again for ever.
  const late = setTimeout(() => void sql.end({ timeout: 0 }), 4000);
  try {
    const [row] = await asking;
    return row !== undefined && realpathSync(String(row.folder)) === realpathSync(folder);
  } catch {
    return false;
  } finally {
    clearTimeout(late);
    await sql.end({ timeout: 1 });
  }
}

/** @param {string} url one connection, for the launcher's own few statements */
async function connect(url) {
  const { default: postgres } = await import('postgres');
  return postgres(url, { max: 1, connect_timeout: 3, fetch_types: false, onnotice: () => {} });
}

/**
 * A process that stops the server and removes its files when this one dies without a word.
 * @param {import('./cluster.mjs').Cluster} cluster
 * @param {string} dataDir
 * @returns {() => void} lets it go
 */
function guardAgainstDeath(cluster, dataDir) {
  const { account, binaries } = cluster;
  const order = {
    file: path.join(binaries.bin, program('pg_ctl')),
    args: ['stop', '-w', '-t', '30', '-m', 'immediate', '-D', cluster.folder],
    options: {
      cwd: account ? '/' : binaries.bin,
      env: bareEnvironment(),
      ...(account && { uid: account.uid, gid: account.gid }),
    },
    remove: [...litterOf(cluster, dataDir), dataDir],
  };
  const script = fileURLToPath(new URL('dead-man.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, JSON.stringify(order)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    windowsHide: true,
  });
  child.unref();
  // The pipe must not keep the run alive, nor complain when the child is let go.
  child.stdin?.on('error', () => {});
  if (child.stdin && 'unref' in child.stdin && typeof child.stdin.unref === 'function') {
    child.stdin.unref();
  }
  return () => child.kill('SIGKILL');
}
