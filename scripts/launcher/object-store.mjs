// @ts-check
import { spawn } from 'node:child_process';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { freePort, isBusy } from './ports.mjs';
import { stopChild } from './processes.mjs';
import { readPort, settlePort } from './settings.mjs';

const READY_MS = 60_000;

/**
 * The embedded object store as a process.
 * @typedef {object} ObjectStore
 * @property {string} endpoint as this machine reaches it
 * @property {string} publicEndpoint as browsers reach it
 * @property {() => Promise<void>} stop
 */

/**
 * Starts the embedded object store of a data folder on an origin of its own, so that what people
 * upload never shares the origin of the application. It ends with this process, and is started
 * again at the same address should it fall over.
 * @param {import('./settings.mjs').Settings} settings
 * @param {import('./secrets.mjs').Secrets} secrets
 * @param {string} program bundle to run
 * @param {number} appPort
 * @param {(text: string) => void} say
 * @returns {Promise<ObjectStore>}
 * @throws {Failure} when it does not become ready
 */
export async function startObjectStore(settings, secrets, program, appPort, say) {
  const { given, dataDir } = settings;
  const host = given.OBJECT_STORE_HOST || settings.host;
  const port = await choosePort(given, host, appPort);
  const environment = {
    ...process.env,
    OBJECT_STORE_DIR: path.join(dataDir, 'objects'),
    OBJECT_STORE_HOST: host,
    OBJECT_STORE_PORT: String(port),
    OBJECT_STORE_ACCESS_KEY_ID: secrets.storeAccessKeyId,
    OBJECT_STORE_SECRET_ACCESS_KEY: secrets.storeSecretAccessKey,
  };
  let isStopping = false;
  let falls = 0;
  let child = launch(program, environment);
  const onExit = (/** @type {number | null} */ code) => {
    if (isStopping) return;
    falls += 1;
    if (falls > 5) return say('the object store keeps falling over; uploads fail until a restart');
    say(`the object store ended (${code ?? 'killed'}); starting it again`);
    setTimeout(() => {
      if (isStopping) return;
      child = launch(program, environment);
      child.once('exit', onExit);
      child.stdout?.resume();
    }, 500 * falls);
  };
  await untilReady(child);
  child.once('exit', onExit);
  const name = isWildcard(host) ? '127.0.0.1' : host;
  return {
    endpoint: `http://${bracketed(name)}:${port}`,
    publicEndpoint: `http://${publicName(given, host)}:${port}`,
    stop: async () => {
      isStopping = true;
      await stopChild(child, 5000);
    },
  };
}

/**
 * The port asked for, or else the one after the application's, or else any free one.
 * @param {NodeJS.ProcessEnv} given
 * @param {string} host
 * @param {number} appPort
 */
async function choosePort(given, host, appPort) {
  const wanted = readPort(given, 'OBJECT_STORE_PORT', 0);
  if (wanted !== 0) return settlePort('OBJECT_STORE_PORT', wanted, host);
  const next = appPort + 1;
  return next > 65_535 || (await isBusy(next, host)) ? freePort(host) : next;
}

/**
 * The name browsers use. On loopback that is the number, while the application is `localhost`:
 * two hosts, so that no cookie of one is ever sent to the other.
 * @param {NodeJS.ProcessEnv} given
 * @param {string} host
 */
function publicName(given, host) {
  if (!isWildcard(host)) return bracketed(host);
  return given.CHIROGRAPH_URL ? new URL(given.CHIROGRAPH_URL).hostname : '127.0.0.1';
}

/** @param {string} host */
export const isWildcard = (host) => host === '0.0.0.0' || host === '::';

/** @param {string} host */
const bracketed = (host) => (host.includes(':') ? `[${host}]` : host);

/**
 * @param {string} program
 * @param {NodeJS.ProcessEnv} env
 */
function launch(program, env) {
  return spawn(process.execPath, [program], {
    env,
    // Its own process group: Ctrl-C is for the launcher, which stops things in order.
    detached: process.platform !== 'win32',
    stdio: ['pipe', 'pipe', 'inherit'],
    windowsHide: true,
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<void>}
 */
function untilReady(child) {
  return new Promise((resolve, reject) => {
    let text = '';
    const fail = (/** @type {string} */ why) => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      reject(new Failure(`the object store did not start: ${why}`));
    };
    const timer = setTimeout(() => fail('no answer within a minute'), READY_MS);
    child.once('exit', (code) => fail(`it ended with ${code ?? 'a signal'}`));
    child.once('error', (error) => fail(error.message));
    child.stdout?.on('data', (chunk) => {
      text += chunk;
      if (!text.includes('"ready":true')) return;
      clearTimeout(timer);
      child.removeAllListeners('exit');
      child.stdout?.removeAllListeners('data').resume();
      resolve();
    });
  });
}
