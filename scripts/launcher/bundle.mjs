// @ts-check
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure } from './failure.mjs';

/**
 * The launcher's own modules find files beside themselves, so they are imported where they are.
 * @type {import('esbuild').Plugin}
 */
const programsStayOutside = {
  name: 'programs stay outside',
  setup: (build) =>
    build.onResolve({ filter: /^[./].*\.mjs$/ }, ({ kind, path: name, resolveDir }) =>
      kind === 'entry-point'
        ? undefined
        : { path: pathToFileURL(path.resolve(resolveDir, name)).href, external: true },
    ),
};

/**
 * Bundles a TypeScript program of the project into one file that plain Node runs. Packages stay
 * outside; the project's own modules go in.
 * @param {string} root
 * @param {string} entry path below the root
 * @param {string} name of the result, without extension
 * @returns {Promise<string>} path of the bundle, in .cache
 * @throws {Failure} when the program does not exist or does not compile
 */
export async function bundle(root, entry, name) {
  if (!existsSync(path.join(root, entry))) throw new Failure(`there is no ${entry}`);
  const { build } = await import('esbuild');
  const target = path.join(root, '.cache', `${name}.mjs`);
  const fresh = path.join(root, '.cache', `${name}.${process.pid}.mjs`);
  mkdirSync(path.dirname(target), { recursive: true });
  try {
    await build({
      absWorkingDir: root,
      entryPoints: [entry],
      outfile: fresh,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      conditions: ['node'],
      packages: 'external',
      sourcemap: 'inline',
      sourcesContent: false,
      logLevel: 'silent',
      // The marker package throws outside a server bundle; these programs are the server.
      plugins: [programsStayOutside],
      alias: { 'server-only': path.join(root, 'db/testing/server-only.ts') },
    });
  } catch (cause) {
    const text = cause instanceof Error ? cause.message : String(cause);
    throw new Failure(`${entry} does not compile:\n${text}`, { cause });
  }
  renameSync(fresh, target);
  return target;
}
