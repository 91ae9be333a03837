// @ts-check
// Everything that must pass, on a machine that has nothing but Node.js. Without options all of it;
//   --check  --unit  --e2e   only these parts
//   --only=TEXT              only test files whose path contains TEXT
// The last line is the sum: "N passed, N failed", with ", N skipped" when there are any.
import './launcher/require-node.mjs';
import { buildApplication, bundlePrograms, sourcesFingerprint } from './launcher/build.mjs';
import { Failure, report } from './launcher/failure.mjs';
import { install } from './launcher/install.mjs';
import { ROOT } from './launcher/settings.mjs';
import { single } from './testing/reports.mjs';

/** @typedef {import('./testing/reports.mjs').Tally} Tally */

const PARTS = ['check', 'unit', 'e2e'];

/** @param {string} text */
const say = (text) => console.log(`\n=== ${text}`);

/** @param {string[]} argv */
function readOptions(argv) {
  const only = argv.filter((a) => a.startsWith('--only=')).map((a) => a.slice(7));
  const named = PARTS.filter((part) => argv.includes(`--${part}`));
  const unknown = argv.find((a) => !a.startsWith('--only=') && !PARTS.includes(a.slice(2)));
  if (unknown) throw new Failure(`${unknown} is not known; see the head of scripts/test.mjs`);
  return { only, parts: named.length > 0 ? named : PARTS };
}

/**
 * The build counts as one test: either there is an application or there is not.
 * @returns {Promise<Tally>}
 */
async function build() {
  try {
    const sources = sourcesFingerprint(ROOT);
    await bundlePrograms(ROOT, sources);
    await buildApplication(ROOT, sources, { say });
    return single(true, 'production build');
  } catch (error) {
    report(error);
    return single(false, 'production build');
  }
}

/**
 * @param {string[]} only
 * @returns {Promise<Tally[]>}
 */
async function endToEnd(only) {
  const { obtainBrowser } = await import('./testing/browser.mjs');
  const { runPlaywright } = await import('./testing/runners.mjs');
  say('production build');
  const built = await build();
  if (built.failed > 0) return [built];
  say('browser');
  const browser = await obtainBrowser(ROOT, say);
  console.log(browser.path);
  say('in the browser');
  const environment = { ...browser.environment, CHROMIUM_PATH: browser.path };
  return [built, await runPlaywright(ROOT, only, environment)];
}

/**
 * @param {string[]} argv
 * @returns {Promise<Tally[]>}
 */
async function main(argv) {
  const { only, parts } = readOptions(argv);
  await install(ROOT, { say });
  /** @type {Tally[]} */
  const tallies = [];
  if (parts.includes('check') && only.length === 0) {
    say('sources');
    const { check } = await import('./check.mjs');
    tallies.push(...(await check()));
  }
  if (parts.includes('unit')) {
    say('units and rooms');
    const { runVitest } = await import('./testing/runners.mjs');
    tallies.push(await runVitest(ROOT, only));
  }
  if (parts.includes('e2e')) tallies.push(...(await endToEnd(only)));
  return tallies;
}

/** @type {Tally[]} */
let tallies = [];
try {
  tallies = await main(process.argv.slice(2));
} catch (error) {
  report(error);
  tallies.push(single(false, 'the run itself'));
}
const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ name) =>
  tallies.reduce((all, tally) => all + tally[name], 0);
const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
process.exitCode = sum('failed') > 0 || sum('passed') === 0 ? 1 : 0;
// Said again at the end: a log of thousands of lines may be kept by its end only.
for (const failure of tallies.flatMap(({ failures }) => failures))
  console.log(`\nFAILED ${failure}`);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped}`);
