import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { ZipFile } from 'yazl';
import { sealBag, type TestBundle, testBundle } from '@/lib/proof/testing-bundle';

/** Root of the repository. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Runs something with a fresh folder that is removed afterwards. */
export async function withFolder<T>(run: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'chirograph-verify-'));
  try {
    return await run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A test bundle with the real verifier and instructions in it. */
export async function wholeBundle(
  options: Parameters<typeof testBundle>[0] = {},
): Promise<TestBundle> {
  const bundle = await testBundle(options);
  const read = (path: string) => new Uint8Array(readFileSync(join(ROOT, path)));
  bundle.files.set('verify/verify.mjs', read('scripts/verify.mjs'));
  bundle.files.set('verify/verifier.html', read('public/verifier.html'));
  bundle.files.set('VERIFY.txt', read('scripts/verify/VERIFY.txt'));
  sealBag(bundle.files, bundle.ledger.lastAt);
  return bundle;
}

/** Bytes of a ZIP with the files in one folder. */
export async function zipped(
  files: ReadonlyMap<string, Uint8Array>,
  folder = 'bag',
): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const path of [...files.keys()].sort()) {
    const bytes = Buffer.from(files.get(path) ?? new Uint8Array(0));
    zip.addBuffer(bytes, `${folder}/${path}`, {
      compress: false,
      forceDosTimestamp: true,
      mtime: new Date(Date.UTC(2026, 10, 25)),
      mode: 0o100644,
    });
  }
  zip.end();
  return new Uint8Array(await buffer(readable(zip.outputStream)));
}

/** Writes a bundle as a ZIP and returns its path. */
export async function writeZip(
  folder: string,
  name: string,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, await zipped(files));
  return path;
}

/** Writes a bundle as a folder. */
export function writeFolder(folder: string, files: ReadonlyMap<string, Uint8Array>): void {
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}

/** yazl types its output as the narrower NodeJS.ReadableStream; it is a PassThrough. */
function readable(stream: NodeJS.ReadableStream): Readable {
  return stream as Readable;
}
