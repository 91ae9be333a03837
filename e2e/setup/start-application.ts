import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openaiUpstream, sdapiUpstream } from '@/lib/capture/gateway/testing-upstreams';
import { freePort } from '../../scripts/launcher/ports.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const READY_MS = 300_000;
const STOP_MS = 30_000;

/**
 * Starts the production build the way people do, with a data folder of its own that is gone
 * afterwards. Tests find the address in E2E_BASE_URL and the data folder in E2E_DATA_DIR. When
 * E2E_BASE_URL is set already, that instance is used and left alone.
 */
export default async function startApplication(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.E2E_BASE_URL) return undefined;
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'chirograph-e2e-'));
  const port = await freePort();
  // Tools behind the capture gateway: small servers of our own that speak their protocols.
  const [sdapi, openai] = await Promise.all([sdapiUpstream(), openaiUpstream()]);
  process.env.E2E_SDAPI = sdapi.origin;
  process.env.E2E_OPENAI = openai.origin;
  process.env.GATEWAY_UPSTREAMS = `${sdapi.origin},${openai.origin}`;
  const application = await startInstance({ dataDir, port, logName: 'e2e-application.log' });
  process.env.E2E_BASE_URL = `http://localhost:${port}`;
  process.env.E2E_DATA_DIR = dataDir;
  return async () => {
    await stop(application);
    await Promise.all([sdapi.close(), openai.close()]);
    rmSync(dataDir, { recursive: true, force: true });
  };
}

/**
 * One instance over a data folder, ready to be used; what it prints goes to a file in .cache. Throws
 * with the end of that file where it does not come up.
 */
export async function startInstance(where: {
  dataDir: string;
  port: number;
  logName: string;
}): Promise<ChildProcess> {
  const { dataDir, port, logName } = where;
  const logFile = path.join(ROOT, '.cache', logName);
  mkdirSync(path.dirname(logFile), { recursive: true });
  const application = spawn(process.execPath, ['scripts/start.mjs', '--follow-parent'], {
    cwd: ROOT,
    env: { ...cleanEnvironment(), CHIROGRAPH_DATA: dataDir, PORT: String(port) },
    // Should this run be killed, the pipe closes and the instance ends.
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const log = createWriteStream(logFile);
  application.stdout.pipe(log);
  application.stderr.pipe(log);
  try {
    await untilReady(application);
  } catch (error) {
    application.kill('SIGKILL');
    const tail = readFileSync(logFile, 'utf8').split('\n').slice(-40).join('\n');
    throw new Error(`the application did not start\n${tail}`, { cause: error });
  }
  return application;
}

/** Nothing of the caller's own instance: the tests bring their database and their store. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(DATABASE_|S3_|OBJECT_STORE_|CHIROGRAPH_|NEXTAUTH_|SMTP_|MAIL_|HOST$|PORT$)/;
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return { LOG_LEVEL: 'warn', ...Object.fromEntries(kept), NODE_ENV: 'production' };
}

function untilReady(application: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('not ready in time')), READY_MS);
    application.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`ended with ${code}`));
    });
    application.stdout?.on('data', (chunk: Buffer) => {
      if (!chunk.toString().includes('Chirograph ready at')) return;
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Ends an instance in order, or after half a minute by force. */
export async function stop(application: ChildProcess): Promise<void> {
  if (application.exitCode !== null) return;
  const gone = new Promise((resolve) => application.once('exit', resolve));
  application.kill('SIGTERM');
  const timer = setTimeout(() => application.kill('SIGKILL'), STOP_MS);
  await gone;
  clearTimeout(timer);
}
