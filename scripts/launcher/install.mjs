// @ts-check
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { fingerprint } from './fingerprint.mjs';
import { applyGuard } from './guard.mjs';
import { run } from './processes.mjs';

/**
 * Installs the packages the lock names when they are not the installed ones, and guards the
 * database driver. Uses only what Node brings: nothing may be installed yet.
 * @param {string} root
 * @param {{ say: (text: string) => void, signal?: AbortSignal }} options
 * @throws {Failure} when npm cannot install them
 */
export async function install(root, { say, signal }) {
  const stamp = path.join(root, 'node_modules', '.chirograph-stamp');
  const wanted = fingerprint(root, ['package-lock.json']);
  const isStamped = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (!isStamped && !matchesLock(root)) {
    say('installing packages (npm ci), a minute or so the first time');
    const [file, args] = npm();
    // Development packages too, whatever NODE_ENV says: one tree serves start and tests.
    const flags = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
    const { code, output } = await run(file, [...args, ...flags], {
      cwd: root,
      shell: file.endsWith('.cmd'),
      ...(signal && { signal }),
    });
    if (code !== 0) {
      const tail = output.trim().split('\n').slice(-12).join('\n');
      throw new Failure(`npm ci failed:\n${tail}`);
    }
  }
  applyGuard(root);
  if (isStamped) return;
  // A new file rather than new bytes in it: copies of this folder may share it by hard links.
  writeFileSync(`${stamp}.new`, wanted);
  renameSync(`${stamp}.new`, stamp);
}

/**
 * How to call npm: the one that called us, or the one of the path.
 * @returns {[string, string[]]}
 */
export function npm() {
  const caller = process.env.npm_execpath;
  if (caller && /npm-cli\.[cm]?js$/.test(caller)) return [process.execPath, [caller]];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
}

/**
 * Whether npm's own record of what it installed agrees with the lock: somebody ran `npm ci` by
 * hand, and doing it again would only cost time. Packages of other platforms may be absent.
 * @param {string} root
 * @returns {boolean}
 */
export function matchesLock(root) {
  try {
    const read = (/** @type {string} */ file) =>
      JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages;
    const installed = read('node_modules/.package-lock.json');
    return Object.entries(read('package-lock.json')).every(([name, entry]) => {
      if (name === '') return true;
      const there = installed[name];
      return there ? there.version === entry.version : entry.optional === true;
    });
  } catch {
    return false;
  }
}
