import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sha256Hex } from '@/lib/kernel/digest';
import { operationsPath } from '@/lib/proof/prompt-rows';
import { testPrompt } from '@/lib/proof/testing-prompts';
import { ROOT, wholeBundle, withFolder, writeFolder, writeZip } from './testing-disk';

const TEXT = readFileSync(join(ROOT, 'scripts/verify/VERIFY.txt'), 'utf8');
const TOOLS = ['openssl', 'sha256sum', 'unzip'];
const missing = TOOLS.filter((tool) => spawnSync(tool, ['--help']).error !== undefined);

/** The commands of one step as they are printed: its indented lines. */
function commands(step: number): string {
  const from = TEXT.indexOf(`STEP ${step}.`);
  const to = step < 7 ? TEXT.indexOf(`STEP ${step + 1}.`) : TEXT.length;
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
let joint: typeof whole;
const prompt = testPrompt();

beforeAll(async () => {
  whole = await wholeBundle({ size: 23 });
  joint = await wholeBundle({ size: 7, prompts: [prompt] });
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

  it('lead from an operation of a prompt to its hash, and to the device that signed it', async () => {
    await withFolder(async (folder) => {
      writeFolder(join(folder, 'bag'), joint.files);
      const { operations } = prompt.log;
      const joins = operations.filter(({ claim }) => claim.includes('"k":"join"'));
      // One of each kind: every step starts a few programs.
      const kinds = ['"kind":"opened"', '"kind":"join"', '"kind":"edit"', '"kind":"freeze"'];
      const some = kinds.flatMap((kind) => operations.find((o) => o.server.includes(kind)) ?? []);
      expect(some).toHaveLength(kinds.length);
      for (const { seq, hash, claim } of some) {
        const writer = /"w":(\d+)/.exec(claim)?.[1];
        const join = joins.find(({ server }) => server.includes(`"writer":${writer}}`)) ?? null;
        const script = commands(7)
          .replace('n=2', `n=${seq}`)
          .replace('j=1', `j=${join?.seq ?? seq}`);
        const { out } = sh(folder, script);
        const [found, stated, verified] = out.split('\n');
        expect([found, stated]).toEqual([hash, hash]);
        if (seq > 0) expect(verified).toBe('Signature Verified Successfully');
      }
    });
  });

  it('show a changed operation', async () => {
    await withFolder(async (folder) => {
      const files = new Map(joint.files);
      const path = operationsPath(prompt.log.prompt);
      const text = new TextDecoder().decode(files.get(path));
      files.set(path, new TextEncoder().encode(text.replace('00042', '00043')));
      writeFolder(join(folder, 'bag'), files);
      const seq = text.slice(0, text.indexOf('00042')).split('\n').length - 1;
      const { out } = sh(folder, commands(7).replace('n=2', `n=${seq}`).replace('j=1', 'j=2'));
      const [found, stated] = out.split('\n');
      expect(found).toMatch(/^[0-9a-f]{64}$/);
      expect(found).not.toBe(stated);
      expect(out).toContain('Signature Verification Failure');
    });
  });

  it('say the same steps in both languages', () => {
    const chinese = TEXT.slice(TEXT.indexOf('如何验证本证据包'));
    for (let step = 1; step <= 7; step++) {
      expect(TEXT).toContain(`STEP ${step}.`);
      expect(chinese).toContain(`步骤 ${step}`);
    }
  });
});
