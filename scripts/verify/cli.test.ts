import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sha256Hex, utf8 } from '@/lib/kernel/digest';
import { operationsPath } from '@/lib/proof/prompt-rows';
import { sealBag, TEST_CASE, TEST_ORIGIN, testSigner, testVkey } from '@/lib/proof/testing-bundle';
import { testPrompt } from '@/lib/proof/testing-prompts';
import { ROOT, wholeBundle, withFolder, writeFolder, writeZip, zipped } from './testing-disk';

interface Outcome {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** The generated verifier alone in a folder, in a fresh process that knows nothing of the rest. */
function run(folder: string, ...args: string[]): Outcome {
  const alone = join(folder, 'alone');
  mkdirSync(alone, { recursive: true });
  copyFileSync(join(ROOT, 'scripts/verify.mjs'), join(alone, 'verify.mjs'));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(alone, 'verify.mjs'), ...args],
    { cwd: alone, encoding: 'utf8', env: { NODE_ENV: 'production' } },
  );
  return { status, out: stdout, err: stderr };
}

let whole: Awaited<ReturnType<typeof wholeBundle>>;

beforeAll(async () => {
  whole = await wholeBundle({ size: 23, withhold: [8] });
});

describe('the command-line verifier', () => {
  it('exits 0 when all holds, for a ZIP and for the folder it was unpacked to', async () => {
    await withFolder(async (folder) => {
      const zip = await writeZip(folder, 'bundle.zip', whole.files);
      const bag = join(folder, 'unpacked', 'bag');
      writeFolder(bag, whole.files);
      for (const path of [zip, bag, join(folder, 'unpacked')]) {
        const { status, out, err } = run(folder, path);
        expect(err).toBe('');
        expect(status).toBe(0);
        expect(out).toContain('All checks hold.');
        expect(out).toContain(TEST_CASE);
        expect(out).toContain('Originals kept but not in it: 1');
        expect(out).toContain('not whose key it is. Compare the fingerprint');
      }
    });
  });

  it('exits 1 and names every failing record', async () => {
    await withFolder(async (folder) => {
      const files = new Map(whole.files);
      const text = new TextDecoder().decode(files.get('data/ledger/entries.ndjson'));
      const lines = text.split('\n');
      for (const index of [5, 12]) {
        const line = lines[index] ?? '';
        lines[index] = line.replace('chirograph 0.1.0', 'chirograph 0.1.1');
      }
      files.set('data/ledger/entries.ndjson', utf8(lines.join('\n')));
      const original = [...files.keys()].find((path) => path.startsWith('data/files/')) ?? '';
      files.set(original, utf8('another picture'));
      const zip = await writeZip(folder, 'bundle.zip', files);
      const { status, out } = run(folder, zip);
      expect(status).toBe(1);
      expect(out).toContain('entry 5: the entry is not the one that was recorded [entry.altered]');
      expect(out).toContain('entry 12: ');
      expect(out).toContain(`${original}: the file is not the original that was recorded`);
      expect(out).toContain('Some checks do not hold.');
      const json = JSON.parse(run(folder, zip, '--json').out);
      expect(json.ok).toBe(false);
      const records = json.report.failures.map((failure: { record: string }) => failure.record);
      expect(records).toEqual(expect.arrayContaining(['entry 5', 'entry 12', original]));
    });
  });

  it('exits 1 and names the file when the archive is damaged inside a member', async () => {
    await withFolder(async (folder) => {
      const bytes = await zipped(whole.files);
      const at = Buffer.from(bytes).indexOf('%PDF-1.7 stands');
      bytes[at + 5] = 0x38;
      const path = join(folder, 'bundle.zip');
      writeFileSync(path, bytes);
      const { status, out } = run(folder, path);
      expect(status).toBe(1);
      expect(out).toContain('data/dossier.pdf: the file cannot be read whole');
    });
  });

  it('exits 2 for what is no bundle, and says what is wrong with it', async () => {
    await withFolder(async (folder) => {
      const bytes = await zipped(whole.files);
      const cut = join(folder, 'cut.zip');
      writeFileSync(cut, bytes.slice(0, -100));
      const text = join(folder, 'text.zip');
      writeFileSync(text, 'this is not an archive, only some text that is long enough');
      const empty = join(folder, 'empty.zip');
      writeFileSync(empty, '');
      const other = await writeZip(folder, 'other.zip', new Map([['a.txt', utf8('x')]]));
      const parts = new Map(whole.files);
      parts.delete('data/ledger/checkpoint.txt');
      const missing = await writeZip(folder, 'missing.zip', parts);
      const bag = join(folder, 'linked');
      writeFolder(bag, whole.files);
      symlinkSync('/etc/hosts', join(bag, 'data/files/link.png'));
      for (const [path, words] of [
        [cut, 'damaged or was cut short'],
        [text, 'not a ZIP archive'],
        [empty, 'not a ZIP archive'],
        [other, 'no bundle in it'],
        [missing, 'data/ledger/checkpoint.txt'],
        [bag, 'not safe'],
        [join(folder, 'nowhere.zip'), 'cannot be read'],
      ] as const) {
        const { status, out } = run(folder, path);
        expect([status, out]).toEqual([2, expect.stringContaining(words)]);
        const json = JSON.parse(run(folder, path, '--json').out);
        expect(json).toMatchObject({ ok: false, report: { usable: false } });
      }
    });
  });

  it('exits 2 and shows how it is used when it is asked wrongly', async () => {
    await withFolder(async (folder) => {
      for (const args of [
        [],
        ['a', 'b'],
        ['a', '--what'],
        ['a', '--lang', 'fr'],
        ['a', '--vkey', 'x'],
      ]) {
        const { status, err } = run(folder, ...args);
        expect(status).toBe(2);
        expect(err).toContain('Usage: node verify.mjs BUNDLE');
      }
      expect(run(folder, '--help')).toMatchObject({ status: 0, err: '' });
    });
  });

  it('trusts only the keys it is given, as text or as a file', async () => {
    await withFolder(async (folder) => {
      const zip = await writeZip(folder, 'bundle.zip', whole.files);
      const known = join(folder, 'known.txt');
      writeFileSync(known, `${testVkey(testSigner('chirograph.local/0123abcd'))}\r\n\n`);
      for (const key of [whole.vkey, known]) {
        const { status, out } = run(folder, zip, '--vkey', key);
        expect(status).toBe(0);
        expect(out).toContain('Checked with the key that you supplied.');
      }
      const stranger = testVkey(testSigner(TEST_ORIGIN, 9));
      const { status, out } = run(folder, zip, '--vkey', stranger);
      expect(status).toBe(1);
      expect(out).toContain('not signed by a known key');
      expect(run(folder, zip, '--vkey', stranger, '--vkey', whole.vkey).status).toBe(0);
    });
  });

  it('shows that a newer bundle extends an older one, or that history was rewritten', async () => {
    await withFolder(async (folder) => {
      const older = await writeZip(folder, 'older.zip', (await wholeBundle({ size: 9 })).files);
      const newer = await writeZip(folder, 'newer.zip', whole.files);
      const good = run(folder, newer, '--older', older);
      expect(good.status).toBe(0);
      expect(good.out).toContain('[ok] Extends the earlier bundle: 1 examined');
      const swapped = run(folder, older, '--older', newer, '--json');
      expect(swapped.status).toBe(1);
      expect(JSON.parse(swapped.out).report.failures).toMatchObject([{ check: 'older.prefix' }]);
      // Another history, complete and properly signed by the same key.
      const otherHistory = await wholeBundle({ size: 23, software: 'chirograph 0.1.1' });
      const fork = await writeZip(folder, 'fork.zip', otherHistory.files);
      expect(run(folder, fork).status).toBe(0);
      const caught = run(folder, fork, '--older', older);
      expect(caught.status).toBe(1);
      expect(caught.out).toContain('the earlier state is no beginning of this one');
      expect(run(folder, newer, '--older', join(folder, 'nowhere.zip')).status).toBe(2);
    });
  });

  it('verifies joint prompts, prints what was frozen, and names a changed operation', async () => {
    await withFolder(async (folder) => {
      const prompt = testPrompt();
      const { files, ledger } = await wholeBundle({ size: 7, prompts: [prompt] });
      const good = run(folder, await writeZip(folder, 'good.zip', files));
      expect(good).toMatchObject({ status: 0, err: '' });
      const { length } = prompt.log.operations;
      expect(good.out).toContain(`(${prompt.log.prompt}): ${length}/${length} operations verified`);
      for (const [i, document] of prompt.documents.entries()) {
        const { fields } = JSON.parse(document);
        expect(good.out).toContain(
          `Revision ${i + 1}, frozen document: ${sha256Hex(document)}\n` +
            `      text positive: ${sha256Hex(fields[0].text)}`,
        );
      }
      const path = operationsPath(prompt.log.prompt);
      const text = new TextDecoder().decode(files.get(path));
      files.set(path, utf8(text.replace('00042', '00043')));
      sealBag(files, ledger.lastAt);
      const zip = await writeZip(folder, 'bad.zip', files);
      const seq = text.slice(0, text.indexOf('00042')).split('\n').length - 1;
      const bad = run(folder, zip, '--json');
      expect(bad.status).toBe(1);
      const { failures } = JSON.parse(bad.out).report;
      expect(failures.map((failure: { record: string }) => failure.record)).toContain(
        `${prompt.log.prompt} operation ${seq}`,
      );
      expect(run(folder, zip, '--lang', 'zh').out).toContain(`操作 ${seq}: `);
    });
  });

  it('speaks Chinese', async () => {
    await withFolder(async (folder) => {
      const zip = await writeZip(folder, 'bundle.zip', whole.files);
      const { status, out } = run(folder, zip, '--lang', 'zh');
      expect(status).toBe(0);
      expect(out).toContain('全部检查通过');
      expect(out).toContain('请将指纹与另行取得的副本核对');
    });
  });

  it('verifies with the copy of itself that the bundle carries', async () => {
    await withFolder(async (folder) => {
      writeFolder(join(folder, 'bag'), whole.files);
      const script = join(folder, 'bag/verify/verify.mjs');
      const { status, stdout } = spawnSync(process.execPath, [script, '.'], {
        cwd: join(folder, 'bag'),
        encoding: 'utf8',
        env: { NODE_ENV: 'production' },
      });
      expect([status, stdout]).toEqual([0, expect.stringContaining('All checks hold')]);
      expect(readFileSync(script)).toEqual(readFileSync(join(ROOT, 'scripts/verify.mjs')));
    });
  });
});
