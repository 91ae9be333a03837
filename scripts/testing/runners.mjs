// @ts-check
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { playwrightTally, vitestTally } from './reports.mjs';

/** @typedef {import('./reports.mjs').Tally} Tally */

/**
 * Runs the unit and integration tests.
 * @param {string} root
 * @param {string[]} filters parts of file names
 * @returns {Promise<Tally>}
 */
export async function runVitest(root, filters) {
  const file = resultFile(root, 'vitest');
  const code = await show(root, [
    path.join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...(filters.length > 0 ? ['--passWithNoTests'] : []),
    ...filters,
  ]);
  return vitestTally(root, read(file), code);
}

/**
 * Runs the tests in the browser against a started instance.
 * @param {string} root
 * @param {string[]} filters parts of file names
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Promise<Tally>}
 */
export async function runPlaywright(root, filters, environment) {
  const file = resultFile(root, 'playwright');
  const code = await show(
    root,
    [
      path.join(root, 'node_modules/@playwright/test/cli.js'),
      'test',
      ...(filters.length > 0 ? ['--pass-with-no-tests'] : []),
      ...filters,
    ],
    { ...environment, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  );
  return playwrightTally(read(file), code);
}

/**
 * @param {string} root
 * @param {string} name
 */
function resultFile(root, name) {
  const folder = path.join(root, '.cache', 'results');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}.json`);
  rmSync(file, { force: true });
  return file;
}

/** @param {string} file */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * @param {string} root
 * @param {string[]} command
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {Promise<number>}
 */
function show(root, command, environment = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, {
      cwd: root,
      env: {
        ...process.env,
        // Which versions of Node.js are supported is said in package.json, not in every test.
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
        ...environment,
      },
      stdio: 'inherit',
    });
    const pass = () => child.kill('SIGTERM');
    process.on('SIGTERM', pass);
    child.once('error', () => resolve(127));
    child.once('exit', (code) => {
      process.off('SIGTERM', pass);
      resolve(code ?? 1);
    });
  });
}
