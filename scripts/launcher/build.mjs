// @ts-check
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundle } from './bundle.mjs';
import { Failure } from './failure.mjs';
import { fingerprint } from './fingerprint.mjs';
import { run } from './processes.mjs';

/** Everything the build reads. Tests and prose are not among it. */
const SOURCES = [
  'app',
  'components',
  'lib',
  'db',
  'public',
  'scripts/bucket.ts',
  'scripts/migrate.ts',
  'scripts/seed.ts',
  'scripts/sample',
  'scripts/launcher/bundle.mjs',
  'proxy.ts',
  'instrumentation.ts',
  'instrumentation-client.ts',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'tsconfig.build.json',
  'package.json',
  'package-lock.json',
];

/** Programs that run beside the application, and their names as bundles. */
const PROGRAMS = {
  'object-store': 'lib/storage/embedded/main.ts',
  'dossier-worker': 'lib/dossier/worker.ts',
  'volume-worker': 'lib/volumes/worker.ts',
  'reading-worker': 'lib/previews/reading-worker.ts',
  'generated-label': 'lib/previews/generated-label.ts',
  'unpack-worker': 'lib/imports/unpack/unpack-worker.ts',
  bucket: 'scripts/bucket.ts',
  migrate: 'scripts/migrate.ts',
  seed: 'scripts/seed.ts',
};

/**
 * What the present sources amount to.
 * @param {string} root
 * @returns {string}
 */
export function sourcesFingerprint(root) {
  return fingerprint(root, SOURCES, (file) => !/\.test\.tsx?$|^db\/testing\/|\.md$/.test(file));
}

/**
 * Path of a bundled program, or undefined when the project has no such program.
 * @param {string} root
 * @param {keyof typeof PROGRAMS} name
 */
export function programFile(root, name) {
  return existsSync(path.join(root, PROGRAMS[name]))
    ? path.join(root, '.cache', `${name}.mjs`)
    : undefined;
}

/**
 * Bundles the programs unless they are those of these sources already.
 * @param {string} root
 * @param {string} sources fingerprint
 */
export async function bundlePrograms(root, sources) {
  const stamp = path.join(root, '.cache', 'programs.stamp');
  if (isStamped(stamp, sources)) return;
  mkdirSync(path.dirname(stamp), { recursive: true });
  for (const [name, entry] of Object.entries(PROGRAMS)) {
    if (existsSync(path.join(root, entry))) await bundle(root, entry, name);
  }
  writeFileSync(stamp, sources);
}

/**
 * Builds the application unless the build is the one of these sources already.
 * @param {string} root
 * @param {string} sources fingerprint
 * @param {{ say: (text: string) => void, signal?: AbortSignal }} options
 * @throws {Failure} with what the compiler said
 */
export async function buildApplication(root, sources, { say, signal }) {
  // Inside the build's own folder: a build begun and not finished takes the stamp away.
  const stamp = path.join(root, '.next', 'chirograph.stamp');
  if (isStamped(stamp, sources) && existsSync(path.join(root, '.next', 'BUILD_ID'))) return;
  say('building the application, half a minute or so the first time');
  const { code, output } = await run(process.execPath, [nextProgram(root), 'build'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    ...(signal && { signal }),
  });
  if (code !== 0) {
    throw new Failure(`the build failed:\n${output.trim().split('\n').slice(-40).join('\n')}`);
  }
  writeFileSync(stamp, sources);
}

/** @param {string} root */
export const nextProgram = (root) => path.join(root, 'node_modules/next/dist/bin/next');

/**
 * @param {string} stamp
 * @param {string} wanted
 */
function isStamped(stamp, wanted) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
}
