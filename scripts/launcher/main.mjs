// @ts-check
import { existsSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { buildApplication, bundlePrograms, sourcesFingerprint } from './build.mjs';
import { install } from './install.mjs';
import { takeLock } from './lock.mjs';
import { migrate, preparationNotes, prepareBucket, seed } from './preparation.mjs';
import { stopChild } from './processes.mjs';
import { publishRuntime, runtimeFile, startServices } from './services.mjs';
import { readSettings, settlePort } from './settings.mjs';
import { Shutdown } from './shutdown.mjs';
import { startWeb, untilHealthy } from './web.mjs';

/** How long requests in progress may take to end when the application stops. */
const DRAIN_MS = 10_000;

/** @param {string} text */
const say = (text) => console.log(`chirograph: ${text}`);

/**
 * Everything from an unpacked project to a served application.
 * @param {string[]} argv
 */
export async function main(argv) {
  const shutdown = new Shutdown();
  if (argv.includes('--follow-parent')) {
    process.stdin.once('close', () => void shutdown.end(0)).resume();
  }
  await shutdown.guard(() => start(argv, shutdown));
}

/**
 * @param {string[]} argv
 * @param {Shutdown} shutdown
 */
async function start(argv, shutdown) {
  const { signal } = shutdown;
  const settings = readSettings(argv);
  const { root, dataDir, dev, servicesOnly } = settings;
  const lock = await takeLock(dataDir);
  shutdown.add('the lock', lock.release);
  // The runtime file of a start that was killed: its application is just about to notice.
  const patience = existsSync(runtimeFile(dataDir)) ? 5000 : 0;
  const port = await settlePort('PORT', settings.port, settings.host, patience);

  if (!argv.includes('--no-install')) await install(root, { say, signal });
  const sources = sourcesFingerprint(root);
  await bundlePrograms(root, sources);
  shutdown.check();
  if (!dev && !servicesOnly) await buildApplication(root, sources, { say, signal });
  shutdown.check();

  const services = await startServices(settings, port, say);
  shutdown.add('the services', services.stop);
  const { environment } = services;
  const signIn = await prepare(settings, services, signal);
  shutdown.check();
  shutdown.add('the runtime file', publishRuntime(dataDir, environment));

  const address = String(environment.CHIROGRAPH_URL);
  if (!servicesOnly) {
    const web = startWeb(settings, port, environment);
    shutdown.add('the application', () => stopChild(web, DRAIN_MS));
    await untilHealthy(settings, port, web, signal);
    web.once('exit', (code) => {
      if (signal.aborted) return;
      say(`the application ended (${code ?? 'killed'})`);
      void shutdown.end(1);
    });
  } else {
    // Without the application nothing else would keep this process alive.
    const alive = setInterval(() => {}, 60_000);
    shutdown.add('the wait', () => clearInterval(alive));
  }
  shutdown.check();
  lock.tell('running', address);
  announce({ address, signIn, settings, services });
}

/**
 * Brings tables and bucket up to date, and puts the sample case in on the first run; all of it only
 * where something changed.
 * @param {import('./settings.mjs').Settings} settings
 * @param {import('./services.mjs').Services} services
 * @param {AbortSignal} signal
 * @returns {Promise<string>} what there is to say about signing in
 */
async function prepare(settings, services, signal) {
  const { root, servicesOnly } = settings;
  const { environment } = services;
  const { database, bucket } = preparationNotes(settings, services);
  await Promise.all([
    database.isDone || migrate(root, environment, signal),
    bucket.isDone || prepareBucket(root, environment, signal, say),
  ]);
  bucket.write();
  if (database.isDone || servicesOnly) return database.signIn;
  const signIn = await seed(root, environment, signal);
  database.write(signIn);
  return signIn;
}

/**
 * @param {object} facts
 * @param {string} facts.address
 * @param {string} facts.signIn
 * @param {import('./settings.mjs').Settings} facts.settings
 * @param {import('./services.mjs').Services} facts.services
 */
function announce({ address, signIn, settings, services }) {
  const { environment, server, store } = services;
  const lines = [
    settings.servicesOnly ? 'services are ready' : `ready at ${address}`,
    '',
    ...(signIn ? signIn.split('\n') : ['The first visit sets up the owner; later ones sign in.']),
    '',
    `data      ${settings.dataDir}`,
    `database  ${server ? `embedded PostgreSQL on port ${server.port}` : 'DATABASE_URL'}`,
    `files     ${environment.S3_ENDPOINT}${store ? ' (embedded)' : ''}`,
    ...(environment.GATEWAY_URL && !settings.servicesOnly
      ? [
          `gateway   ${environment.GATEWAY_URL} in front of ${environment.GATEWAY_UPSTREAMS || 'nothing'}`,
        ]
      : []),
    `took      ${(performance.now() / 1000).toFixed(1)} s; stop with Ctrl-C`,
  ];
  const text = lines.map((line, n) => (n === 0 || line === '' ? line : `  ${line}`));
  console.log(`\nChirograph ${text.join('\n')}\n`);
}
