import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

// Bundles the verifier into files that stand alone: scripts/verify.mjs for Node, scripts/replay.mjs for
// one prompt alone, and public/verifier.html for browsers. They are committed, as bundles carry them and the court's
// expert compares them; a test checks that they follow from the sources.

const root = new URL('../../', import.meta.url);
const here = new URL('./', import.meta.url);

const NOTICE = `Chirograph verifier, Apache License 2.0. Generated from scripts/verify, lib/proof and
lib/authorship by scripts/verify/build.mjs; nothing in it reads the network.

Contains canonicalize, Copyright Samuel Erdtman, Apache License 2.0; and under the MIT License:
fflate, Copyright (c) 2026 Arjun Barrett; yjs, Copyright (c) 2023 Kevin Jahns and Chair of Computer
Science 5 (Databases and Information Systems), RWTH Aachen University, Germany; lib0, Copyright (c)
2019 Kevin Jahns; zod, Copyright (c) 2025 Colin McDonnell; in the page also @noble/hashes, Copyright
(c) 2022 Paul Miller, and @noble/curves, Copyright (c) 2022 Paul Miller.

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
associated documentation files (the "Software"), to deal in the Software without restriction,
including without limitation the rights to use, copy, modify, merge, publish, distribute,
sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions: The above copyright notice and this
permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT
NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES
OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/**
 * Our files take zod by its namespace object, which drags all of it into a bundle, texts in fifty
 * languages included. Taken as a module, what is not used is left out.
 * @type {import('esbuild').Plugin}
 */
const zodByModule = {
  name: 'zod-by-module',
  setup(setup) {
    setup.onLoad({ filter: /\/lib\/(authorship|entries)\/[^/]+\.ts$/ }, async ({ path }) => ({
      loader: 'ts',
      contents: (await readFile(path, 'utf8')).replace(
        "import { z } from 'zod'",
        "import * as z from 'zod'",
      ),
    }));
  },
};

/** @param {string} entry @param {import('esbuild').BuildOptions} options */
async function bundle(entry, options) {
  const result = await build({
    absWorkingDir: fileURLToPath(root),
    entryPoints: [`scripts/verify/${entry}`],
    bundle: true,
    write: false,
    charset: 'utf8',
    legalComments: 'inline',
    tsconfig: 'tsconfig.json',
    // fflate for Node would look for worker threads that nothing here uses.
    alias: { fflate: 'fflate/browser' },
    plugins: [zodByModule],
    logLevel: 'silent',
    ...options,
  });
  return result.outputFiles[0]?.text ?? '';
}

/** @param {string} entry */
async function commandLine(entry) {
  return bundle(entry, {
    platform: 'node',
    format: 'esm',
    target: 'node20',
    banner: { js: `#!/usr/bin/env node\n/*! ${NOTICE} */` },
  });
}

async function page() {
  const script = (
    await bundle('page.ts', {
      platform: 'browser',
      format: 'iife',
      target: ['es2022'],
      banner: { js: `/*! ${NOTICE} */` },
    })
  ).replaceAll('</script', '<\\/script');
  const style = await readFile(new URL('page.css', here), 'utf8');
  const template = await readFile(new URL('page.html', here), 'utf8');
  // The browser hashes everything between the tags, white space too.
  return template
    .replace(/<style>[^<]*<\/style>/, () => `<style>${style}</style>`)
    .replace(/<script>[^<]*<\/script>/, () => `<script>${script}</script>`)
    .replace('%STYLE_HASH%', () => sourceHash(style))
    .replace('%SCRIPT_HASH%', () => sourceHash(script));
}

/** @param {string} text */
function sourceHash(text) {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** Path from the root of the repository → content. */
export async function outputs() {
  return {
    'scripts/verify.mjs': await commandLine('cli.ts'),
    'scripts/replay.mjs': await commandLine('replay-cli.ts'),
    'public/verifier.html': await page(),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const [path, text] of Object.entries(await outputs())) {
    await writeFile(new URL(path, root), text);
    process.stdout.write(`${path}: ${text.length} characters\n`);
  }
}
