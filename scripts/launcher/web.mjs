// @ts-check
import { spawn } from 'node:child_process';
import http from 'node:http';
import { nextProgram } from './build.mjs';
import { Failure } from './failure.mjs';
import { isWildcard } from './object-store.mjs';
import { pause } from './processes.mjs';

/** How long the application may take to say that it is ready. */
const READY_MS = { production: 60_000, development: 180_000 };

/**
 * Starts the application on its port.
 * @param {import('./settings.mjs').Settings} settings
 * @param {number} port
 * @param {NodeJS.ProcessEnv} environment
 * @returns {import('node:child_process').ChildProcess}
 */
export function startWeb(settings, port, environment) {
  const { root, dev, host } = settings;
  const preload = new URL('end-with-parent.mjs', import.meta.url).href;
  const command = [nextProgram(root), dev ? 'dev' : 'start', '-H', host, '-p', String(port)];
  return spawn(process.execPath, ['--import', preload, ...command], {
    cwd: root,
    env: {
      ...process.env,
      ...environment,
      NODE_ENV: dev ? 'development' : 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      // Which versions of Node.js are supported is said in package.json, not on every start.
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    },
    // Its own process group: Ctrl-C is for the launcher, which stops things in order.
    detached: process.platform !== 'win32',
    stdio: ['pipe', 'inherit', 'inherit'],
    windowsHide: true,
  });
}

/**
 * Waits until the application says it is ready, its database and object store included.
 * @param {import('./settings.mjs').Settings} settings
 * @param {number} port
 * @param {import('node:child_process').ChildProcess} child
 * @param {AbortSignal} signal
 * @throws {Failure} with the last answer when it does not become ready
 */
export async function untilHealthy({ host, dev }, port, child, signal) {
  const deadline = Date.now() + (dev ? READY_MS.development : READY_MS.production);
  let last = 'no answer';
  while (Date.now() < deadline && !signal.aborted) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Failure(`the application ended while starting (${child.exitCode ?? 'killed'})`);
    }
    const answer = await health(isWildcard(host) ? '127.0.0.1' : host, port);
    if (answer.isReady) return;
    last = answer.text;
    await pause(50);
  }
  if (!signal.aborted) throw new Failure(`the application did not become ready: ${last}`);
}

/**
 * @param {string} host
 * @param {number} port
 * @returns {Promise<{ isReady: boolean, text: string }>}
 */
function health(host, port) {
  return new Promise((resolve) => {
    const request = http.get({ host, port, path: '/api/health', timeout: 30_000 }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text = (text + chunk).slice(0, 1000);
      });
      response.once('error', () => resolve({ isReady: false, text }));
      response.once('end', () => {
        const isReady = response.statusCode === 200 && !/"ready"\s*:\s*false/.test(text);
        resolve({ isReady, text: `${response.statusCode} ${text}` });
      });
    });
    request.once('timeout', () => request.destroy());
    request.once('error', (error) => resolve({ isReady: false, text: error.message }));
  });
}
