import { writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

// Bundles what the bookmark does on a generator's page into one text that the import room puts behind
// `javascript:`. It is committed, as the build of the application knows no bundler of ours; a test
// checks that it follows from the sources.

const root = new URL('../../', import.meta.url);
const OUTPUT = 'components/imports/from-page/bookmark-program.ts';

/** Path from the root of the repository → content. */
export async function outputs() {
  const result = await build({
    entryPoints: [fileURLToPath(new URL('on-page.ts', import.meta.url))],
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    target: ['es2022'],
    minify: true,
    legalComments: 'none',
    charset: 'utf8',
    tsconfig: fileURLToPath(new URL('tsconfig.json', root)),
    logLevel: 'silent',
  });
  const program = (result.outputFiles[0]?.text ?? '').trim();
  const text = `// Generated from scripts/bookmarklet by its build.mjs.

/** What the bookmark does on a page; \`SETTINGS\` is to be defined around it. */
export const BOOKMARK_PROGRAM = ${JSON.stringify(program)};
`;
  return { [OUTPUT]: text };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const [path, text] of Object.entries(await outputs())) {
    await writeFile(new URL(path, root), text);
    process.stdout.write(`${path}: ${text.length} characters\n`);
  }
}
