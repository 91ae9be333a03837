import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { utf8 } from '@/lib/kernel/digest';
import { sealBag } from '@/lib/proof/testing-bundle';
import { ROOT, withFolder, writeZip } from './testing-disk';

// The published bundles under the verifier that people have, in a process of its own.

const VECTORS = join(ROOT, 'docs/formats/vectors');

function run(bundle: string) {
  const script = join(ROOT, 'scripts/verify.mjs');
  const { status, stdout } = spawnSync(process.execPath, [script, bundle], {
    encoding: 'utf8',
    env: { NODE_ENV: 'production' },
  });
  return { status, out: stdout };
}

it.each([1, 2, 3])(
  'the verifier finds that the published bundle of version %i holds',
  (version) => {
    const { status, out } = run(join(VECTORS, `bundle-v${version}.zip`));
    expect(out).toContain('All checks hold.');
    expect(status).toBe(0);
  },
);

describe('a copy of the published bundle of version 3', () => {
  const members = unzipSync(readFileSync(join(VECTORS, 'bundle-v3.zip')));
  const whole = new Map<string, Uint8Array>(
    Object.entries(members).map(([path, bytes]) => [path.slice(path.indexOf('/') + 1), bytes]),
  );
  const derivative = [...whole.keys()].find((path) => path.startsWith('data/redacted/')) ?? '';

  it.each(['data/volume-01.pdf', 'data/composition.json', derivative])(
    'in which %s was altered is refused, and the file is named, whether or not the manifests were written anew',
    async (path) => {
      const files = new Map(whole);
      const before = new TextDecoder().decode(files.get(path));
      files.set(path, utf8(`${before.slice(0, -3)}!${before.slice(-2)}`));
      await withFolder(async (folder) => {
        const plain = run(await writeZip(folder, 'plain.zip', files));
        expect(plain.out).toContain(`${path}: `);
        expect(plain.status).toBe(1);
        sealBag(files, '2026-11-25T00:00:00.000Z');
        const sealed = run(await writeZip(folder, 'sealed.zip', files));
        expect(sealed.out).toContain(
          `${path}: a file of the volume is not the one that the index names`,
        );
        expect(sealed.status).toBe(1);
      });
    },
  );
});
