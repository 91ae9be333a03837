// @ts-check
// What the two test runners wrote down, as one sum with the names of what failed.
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/**
 * `failures` has one text a failure: where, which test, and the beginning of what was said.
 * @typedef {{ passed: number, failed: number, skipped: number, failures: string[] }} Tally
 */

const LINES_SHOWN = 6;
const WIDTH_SHOWN = 240;

/**
 * A sum for what is either there or not.
 * @param {boolean} well
 * @param {string} name what it is, when it failed
 * @returns {Tally}
 */
export function single(well, name) {
  return well
    ? { passed: 1, failed: 0, skipped: 0, failures: [] }
    : { passed: 0, failed: 1, skipped: 0, failures: [name] };
}

/**
 * The sum of a run of Vitest, from its JSON report. A file that cannot even be loaded, or an error
 * outside of any test, is a failure as well.
 * @param {string} root paths are shown from here
 * @param {any} report nothing when none was written
 * @param {number} code what the runner ended with
 * @returns {Tally}
 */
export function vitestTally(root, report, code) {
  if (!report) return single(false, `Vitest ended with ${code} and without a report`);
  /** @type {string[]} */
  const failures = [];
  for (const { name, status, message, assertionResults } of report.testResults) {
    const file = path.relative(root, name);
    if (status === 'failed' && assertionResults.length === 0) failures.push(told(file, message));
    for (const { status: of, fullName, failureMessages } of assertionResults) {
      if (of === 'failed') failures.push(told(`${file} › ${fullName}`, failureMessages[0]));
    }
  }
  return sum(
    {
      passed: Number(report.numPassedTests),
      skipped: Number(report.numPendingTests) + Number(report.numTodoTests),
      failures,
    },
    code,
  );
}

/**
 * The sum of a run of Playwright, from its JSON report. No retries are configured, so nothing is
 * flaky; should that change, flaky is not passed.
 * @param {any} report nothing when none was written
 * @param {number} code what the runner ended with
 * @returns {Tally}
 */
export function playwrightTally(report, code) {
  if (!report) return single(false, `Playwright ended with ${code} and without a report`);
  const { expected = 0, skipped = 0 } = report.stats ?? {};
  const failures = [
    ...report.suites.flatMap(failedSpecs),
    ...(report.errors ?? []).map((/** @type {any} */ error) =>
      told('outside tests', error.message),
    ),
  ];
  return sum({ passed: expected, skipped, failures }, code);
}

/**
 * @param {any} suite
 * @returns {string[]}
 */
function failedSpecs({ specs = [], suites = [] }) {
  const here = specs
    .filter((/** @type {any} */ spec) => !spec.ok)
    .map((/** @type {any} */ { file, line, title, tests }) => {
      const results = tests.flatMap((/** @type {any} */ test) => test.results);
      const error = results.find((/** @type {any} */ result) => result.error)?.error;
      return told(`e2e/${file}:${line} › ${title}`, error?.message);
    });
  return [...here, ...suites.flatMap(failedSpecs)];
}

/**
 * @param {{ passed: number, skipped: number, failures: string[] }} known
 * @param {number} code
 * @returns {Tally}
 */
function sum({ passed, skipped, failures }, code) {
  const all =
    failures.length === 0 && code !== 0 ? [`the runner ended with ${code}, see above`] : failures;
  return { passed, failed: all.length, skipped, failures: all };
}

/**
 * @param {string} where
 * @param {string} [message]
 */
function told(where, message = '') {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, LINES_SHOWN)
    .map((line) => `      ${line.slice(0, WIDTH_SHOWN)}`);
  return [where, ...lines].join('\n');
}
