import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sha256Hex } from '@/lib/kernel/digest';
import { ROOT, wholeBundle, withFolder, writeFolder, writeZip } from './testing-disk';

const TEXT = readFileSync(join(ROOT, 'scripts/verify/VERIFY.txt'), 'utf8');
const TOOLS = ['openssl', 'sha256sum', 'unzip'];
const missing = TOOLS.filter((tool) => spawnSync(tool, ['--help']).error !== undefined);

/** The commands of one step as they are printed: its indented lines. */
function commands(step: number): string {
  const from = TEXT.indexOf(`STEP ${step}.`);
  const to = step < 6 ? TEXT.indexOf(`STEP ${step + 1}.`) : TEXT.length;
  const lines = TEXT.slice(from, to).split('\n');
  return lines.filter((line) => line.startsWith('  ')).join('\n');
}

/** Runs commands in an unpacked bundle, scratch files beside it instead of in /tmp. */
function sh(folder: string, script: string): { status: number | null; out: string } {
  const own = script.replaceAll('/tmp/', `${folder}/`);
  const { status, stdout, stderr } = spawnSync('sh', ['-c', own], {
    cwd: join(folder, 'bag'),
    encoding: 'utf8',
  });
  return { status, out: stdout + stderr };
}

let whole: Awaited<ReturnType<typeof wholeBundle>>;

beforeAll(async () => {
  whole = await wholeBundle({ size: 23 });
});

describe.skipIf(missing.length > 0)('the instructions of a bundle', () => {
  it('unpack it, find all files as listed, the key, its signature and the chain', async () => {
    await withFolder(async (folder) => {
      await writeZip(folder, 'BUNDLE.zip', whole.files);
      const unpack = TEXT.split('\n').find((line) => line.startsWith('  unzip')) ?? '';
      const unpacked = spawnSync('sh', ['-c', `${unpack} && pwd`], {
        cwd: folder,
        encoding: 'utf8',
      });
      expect(unpacked.stdout.trim()).toBe(join(folder, 'bag'));
      expect(sh(folder, commands(1))).toEqual({ status: 0, out: 'STEP 1 holds\n' });
      expect(sh(folder, commands(2)).out).toContain(sha256Hex(whole.signer.publicKey));
      expect(sh(folder, commands(3)).out).toContain('Signature Verified Successfully');
      expect(sh(folder, commands(4)).out).toBe('STEP 4 done\n');
    });
  });

  it('lead from an entry to the signed root, for every exhibit', async () => {
    await withFolder(async (folder) => {
      writeFolder(join(folder, 'bag'), whole.files);
      for (const row of whole.ledger.rows.filter((r) => r.kind !== 'hash_only')) {
        const { out } = sh(folder, commands(5).replace('n=1', `n=${row.entry}`));
        const [found, signed] = out.trim().split('\n').slice(-2);
        expect(found).toMatch(/^[A-Za-z0-9+/]{43}=$/);
        expect(found).toBe(signed);
      }
    });
  });

  it('show a changed file, a changed entry and a changed checkpoint', async () => {
    await withFolder(async (folder) => {
      writeFolder(join(folder, 'bag'), whole.files);
      const edit = (path: string, from: string, to: string) => {
        const file = join(folder, 'bag', path);
        const text = readFileSync(file, 'utf8');
        expect(text).toContain(from);
        writeFileSync(file, text.replace(from, to));
      };
      sh(folder, commands(2));
      edit('data/ledger/entries.ndjson', '"cloud":[1,2,', '"cloud":[1,3,');
      expect(sh(folder, commands(1)).status).not.toBe(0);
      expect(sh(folder, commands(4)).out).toContain('BROKEN at: {"act":');
      const [found, signed] = sh(folder, commands(5).replace('n=1', 'n=5')).out.trim().split('\n');
      expect(found).not.toBe(signed);
      edit('data/ledger/checkpoint.txt', '\n23\n', '\n24\n');
      expect(sh(folder, commands(3)).out).toContain('Signature Verification Failure');
    });
  });

  it('say the same steps in both languages', () => {
    const chinese = TEXT.slice(TEXT.indexOf('如何验证本证据包'));
    for (let step = 1; step <= 6; step++) {
      expect(TEXT).toContain(`STEP ${step}.`);
      expect(chinese).toContain(`步骤 ${step}`);
    }
  });
});
