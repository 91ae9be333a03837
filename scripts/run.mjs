// @ts-check
// Runs a TypeScript program of the project beside the running instance, or, when none is running,
// with its database and object store started for the duration:
//   node scripts/run.mjs scripts/fsck.ts [arguments]
//   node scripts/run.mjs --alone bench/run.ts          with neither
//   node scripts/run.mjs --vitest lib/storage/contract.test.ts
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { bundlePrograms, sourcesFingerprint } from './launcher/build.mjs';
import { bundle } from './launcher/bundle.mjs';
import { Failure, report } from './launcher/failure.mjs';
import { install } from './launcher/install.mjs';
import { findHolder, takeLock } from './launcher/lock.mjs';
import { migrate, prepareBucket } from './launcher/preparation.mjs';
import { runtimeFile, startServices } from './launcher/services.mjs';
import { ROOT, readSettings } from './launcher/settings.mjs';

const say = (/** @type {string} */ text) => console.error(`chirograph: ${text}`);

/**
 * The environment of the application, and how to give back what was started for it.
 * @returns {Promise<{ environment: NodeJS.ProcessEnv, stop: () => Promise<void> }>}
 */
async function reachServices() {
  const settings = readSettings([]);
  const { dataDir, given } = settings;
  const holder = await findHolder(dataDir);
  if (holder && holder.state !== 'running') {
    throw new Failure(
      `Chirograph (process ${holder.pid}) is ${holder.state}; try again in a moment`,
    );
  }
  if (holder) {
    const environment = JSON.parse(readFileSync(runtimeFile(dataDir), 'utf8'));
    return { environment, stop: async () => {} };
  }
  const lock = await takeLock(dataDir);
  try {
    await bundlePrograms(ROOT, sourcesFingerprint(ROOT));
    if (!given.DATABASE_URL) say('no instance is running; starting its database for this command');
    const services = await startServices(settings, settings.port || 3000, say);
    const stop = async () => {
      await services.stop();
      lock.release();
    };
    try {
      const { signal } = new AbortController();
      await migrate(ROOT, services.environment, signal);
      await prepareBucket(ROOT, services.environment, signal, say);
    } catch (error) {
      await stop();
      throw error;
    }
    return { environment: services.environment, stop };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * Runs a program with our terminal; signals go to it, and we stay until it is gone.
 * @param {string[]} command
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Promise<number>} exit code
 */
function runHere(command, environment) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, {
      env: {
        ...process.env,
        ...environment,
        // Which versions of Node.js are supported is said in package.json, not on every start.
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      },
      stdio: 'inherit',
    });
    // Ctrl-C reaches the child by itself; npm and others pass theirs on to us only.
    process.on('SIGINT', () => {});
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    child.once('error', () => resolve(127));
    child.once('exit', (code) => resolve(code ?? 130));
  });
}

/**
 * A test file starts what it needs itself. An object store named in the environment of the
 * application is the one to test.
 * @param {string[]} files
 */
function runTests(files) {
  const named = ['ENDPOINT', 'ACCESS_KEY_ID', 'SECRET_ACCESS_KEY', 'REGION'].flatMap((name) => {
    const value = process.env[`TEST_S3_${name}`] ?? process.env[`S3_${name}`];
    return value ? [[`TEST_S3_${name}`, value]] : [];
  });
  const vitest = path.join(ROOT, 'node_modules/vitest/vitest.mjs');
  return runHere([vitest, 'run', ...files], Object.fromEntries(named));
}

async function main() {
  const words = process.argv.slice(2);
  const isAlone = words[0] === '--alone';
  const [first, ...rest] = isAlone ? words.slice(1) : words;
  if (!first) throw new Failure('say what to run; see the head of scripts/run.mjs');
  await install(ROOT, { say });
  if (first === '--vitest') return runTests(rest);
  const name = `run-${path.basename(first).replace(/\.[a-z]+$/, '')}`;
  const program = await bundle(ROOT, path.relative(ROOT, path.resolve(first)), name);
  const command = ['--enable-source-maps', program, ...rest];
  if (isAlone) return runHere(command, {});
  const { environment, stop } = await reachServices();
  try {
    return await runHere(command, environment);
  } finally {
    await stop();
  }
}

main().then(
  (code) => process.exit(code),
  (error) => process.exit(report(error)),
);
