import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openaiUpstream, sdapiUpstream } from '@/lib/capture/gateway/testing-upstreams';
import { freePort } from '../../scripts/launcher/ports.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const READY_MS = 180_000;
const STOP_MS = 30_000;

/** A running instance, and the password its first start printed for the owner of the sample. */
export type Instance = { process: ChildProcess; samplePassword: string | undefined };

/**
 * Starts the production build the way people do, with a data folder of its own that is gone
 * afterwards, and upstreams behind its gateway; `use` goes on while it runs. Tests find the address
 * in E2E_BASE_URL, the password in E2E_SAMPLE_PASSWORD and the upstreams in E2E_SDAPI and
 * E2E_OPENAI. When E2E_BASE_URL is set already, that instance is used and left alone.
 */
export async function withInstance(name: string, use: () => Promise<void>): Promise<void> {
  if (process.env.E2E_BASE_URL) return use();
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'chirograph-e2e-'));
  const port = await freePort();
  // Tools behind the capture gateway: small servers of our own that speak their protocols.
  const [sdapi, openai] = await Promise.all([sdapiUpstream(), openaiUpstream()]);
  process.env.GATEWAY_UPSTREAMS = `${sdapi.origin},${openai.origin}`;
  const instance = await startInstance({ dataDir, port, logName: `e2e-${name}.log` });
  Object.assign(process.env, {
    E2E_BASE_URL: `http://localhost:${port}`,
    E2E_SAMPLE_PASSWORD: instance.samplePassword,
    E2E_SDAPI: sdapi.origin,
    E2E_OPENAI: openai.origin,
  });
  try {
    await use();
  } finally {
    delete process.env.E2E_BASE_URL;
    await stop(instance);
    await Promise.all([sdapi.close(), openai.close()]);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/**
 * One instance over a data folder, ready to be used and with its sample; what it prints goes to a
 * file in .cache. Throws with the end of that file where it does not come up.
 */
export async function startInstance(where: {
  dataDir: string;
  port: number;
  logName: string;
}): Promise<Instance> {
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
    return { process: application, samplePassword: await untilReady(application) };
  } catch (error) {
    application.kill('SIGKILL');
    const tail = readFileSync(logFile, 'utf8').split('\n').slice(-40).join('\n');
    throw new Error(`the application did not start\n${tail}`, { cause: error });
  }
}

/** Nothing of the caller's own instance: the tests bring their database and their store. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(DATABASE_|S3_|OBJECT_STORE_|CHIROGRAPH_|NEXTAUTH_|SMTP_|MAIL_|HOST$|PORT$)/;
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return { LOG_LEVEL: 'warn', ...Object.fromEntries(kept), NODE_ENV: 'production' };
}

/** What comes last is said of the sample, with a password when it was made just now. */
const SAID_OF_SAMPLE = /^ *sample case: sign in as \S+(?: with password (\S+))?.*\n/m;

function untilReady(application: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('not ready in time')), READY_MS);
    application.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`ended with ${code}`));
    });
    let printed = '';
    const listen = (chunk: Buffer) => {
      printed += chunk.toString();
      const said = SAID_OF_SAMPLE.exec(printed);
      if (!said || !printed.includes('Chirograph ready at')) return;
      clearTimeout(timer);
      application.stdout?.off('data', listen);
      resolve(said[1]);
    };
    application.stdout?.on('data', listen);
  });
}

/** Ends an instance in order, or after half a minute by force. */
export async function stop({ process: application }: Instance): Promise<void> {
  if (application.exitCode !== null) return;
  const gone = new Promise((resolve) => application.once('exit', resolve));
  application.kill('SIGTERM');
  const timer = setTimeout(() => application.kill('SIGKILL'), STOP_MS);
  await gone;
  clearTimeout(timer);
}
