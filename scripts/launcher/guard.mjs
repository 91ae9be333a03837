// @ts-check
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.mjs';

/** The version of the `postgres` driver the edits were written for and tried with. */
export const GUARDED_VERSION = '3.4.9';

/**
 * What is changed in the driver and why; patches/postgres+3.4.9.md tells the whole story.
 * Each edit is a piece of text that must occur exactly once, and what takes its place.
 * @type {Record<string, { find: string, replace: string }[]>}
 */
export const EDITS = {
  'connection.js': [
    {
      find: '  function nextWrite(fn) {\n    const x',
      replace: `  function nextWrite(fn) {
    if (!socket) { // the connection closed between scheduling this write and now
      chunk = nextWriteTimer = null
      error(Errors.connection('CONNECTION_CLOSED', options))
      return true
    }
    const x`,
    },
    {
      find: '    clearImmediate(nextWriteTimer)\n    socket.removeListener',
      replace: `    clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null // else the next connection would never write
    socket.removeListener`,
    },
    {
      find: `    socket = null

    if (initial)
      return reconnect()

    !hadError && (query || sent.length) && error(`,
      replace: `    socket = null
    rows = 0
    results = errorResponse = null
    result = new Result()

    if (initial) {
      query = null
      return reconnect()
    }

    // Also after an error: what was given to the connection since then is told by nobody else.
    if (query || sent.length) error(`,
    },
    {
      find: '    closedTime = performance.now()\n    hadError',
      replace: `    query = null // its answer is not the first one of the next connection
    closedTime = performance.now()
    hadError`,
    },
    {
      find: '`], [], execute)\n    types.forEach',
      replace: `\`], [], execute).catch(() => []) // whoever waits for the connection is told
    types.forEach`,
    },
  ],
  'index.js': [
    {
      find: '      , prepare = null\n\n    try {',
      replace:
        '      , prepare = null\n      , lost = null // why the connection of this transaction closed\n\n    try {',
    },
    {
      find: 'connection.onclose = reject)',
      replace: 'connection.onclose = e => reject(lost = e))',
    },
    {
      find: '        q.catch(e => uncaughtError || (uncaughtError = e))\n        c.queue',
      replace: `        q.catch(e => uncaughtError || (uncaughtError = e))
        if (lost) // c may already serve somebody else
          return q.reject(lost)
        c.queue`,
    },
    {
      find: '    } catch (error) {\n      throw error\n    }\n\n    async function scope',
      replace: `    } catch (error) {
      while (lost && queries.length) // nobody else would tell them
        queries.shift().reject(lost)
      throw error
    }

    async function scope`,
    },
  ],
};

/** The builds the package ships: ES modules, CommonJS, and the one for workers. */
const BUILDS = ['src', 'cjs/src', 'cf/src'];

/**
 * Every file of the driver that the guard belongs in, with its text before and after.
 * @param {string} folder node_modules/postgres
 */
function* guardedFiles(folder) {
  for (const build of BUILDS) {
    for (const [name, edits] of Object.entries(EDITS)) {
      const file = path.join(folder, build, name);
      if (!existsSync(file)) continue;
      const before = readFileSync(file, 'utf8');
      let after = before;
      for (const { find, replace } of edits) {
        if (after.includes(replace)) continue;
        if (after.split(find).length !== 2) {
          throw new Failure(
            `the guard does not fit ${file}. It was written for postgres ${GUARDED_VERSION}; ` +
              'read patches/ before using another version.',
          );
        }
        after = after.replace(find, () => replace);
      }
      yield { file, before, after };
    }
  }
}

/**
 * Applies the guard where it is missing; does nothing where it is not.
 * @param {string} root folder that holds node_modules
 * @returns {number} files changed
 * @throws {Failure} when the driver is not the one the guard was written for
 */
export function applyGuard(root) {
  const folder = path.join(root, 'node_modules', 'postgres');
  let changed = 0;
  for (const { file, before, after } of guardedFiles(folder)) {
    if (before === after) continue;
    const fresh = `${file}.${process.pid}`;
    writeFileSync(fresh, after);
    renameSync(fresh, file);
    changed += 1;
  }
  return changed;
}

/**
 * Whether every build of the driver carries the guard.
 * @param {string} root folder that holds node_modules
 * @returns {boolean}
 */
export function isGuarded(root) {
  const folder = path.join(root, 'node_modules', 'postgres');
  const files = [...guardedFiles(folder)];
  return files.length >= 4 && files.every(({ before, after }) => before === after);
}
