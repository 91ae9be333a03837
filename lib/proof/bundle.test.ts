import { describe, expect, it } from 'vitest';
import { sha256Hex, toHex, utf8 } from '@/lib/kernel/digest';
import { type BundleReport, verifyBundle } from './bundle';
import { formatIndex, indexCsv, parseIndex } from './bundle-index';
import { formatPayloadRecord } from './payload';
import { CHECKS, GROUPS, show } from './report';
import {
  memoryReader,
  sealBag,
  TEST_CASE,
  TEST_ORIGIN,
  testBundle,
  testLedger,
  testSigner,
} from './testing-bundle';
import { keyFingerprint, parseVkey, vkeyOf } from './vkey';

type Usable = Extract<BundleReport, { usable: true }>;

async function check(
  files: ReadonlyMap<string, Uint8Array>,
  options: Parameters<typeof verifyBundle>[1] = {},
): Promise<Usable> {
  const report = await verifyBundle(memoryReader(files), options);
  return report.usable ? report : expect.fail(report.detail);
}

function textOf(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes);
}

describe('a bundle', () => {
  it.each([1, 2, 3, 7, 8, 23, 64, 150])('of %i entries holds as written', async (size) => {
    const { files } = await testBundle({ size, withhold: [3, 8] });
    const report = await check(files);
    expect(report.failures).toEqual([]);
    expect(report.ok).toBe(true);
    expect(report.groups.every((group) => group.failed === 0)).toBe(true);
  });

  it('is summed up: whose, how far, by which key, how many', async () => {
    const { files, tree, ledger, signer } = await testBundle({ size: 23, withhold: [3] });
    const report = await check(files);
    expect(report).toMatchObject({
      caseId: TEST_CASE,
      origin: TEST_ORIGIN,
      size: 23,
      root: toHex(tree.root()),
      at: ledger.lastAt,
      trust: 'bundle',
    });
    const fingerprint = sha256Hex(signer.publicKey);
    expect(report.signers.map((key) => key.fingerprint)).toEqual([fingerprint]);
    expect(report.counts).toMatchObject({
      entries: 23,
      exhibits: 10,
      held: 9,
      withheld: 1,
      hashOnly: 3,
      proofs: 10,
      payloads: ledger.payloads.length,
      files: files.size,
    });
  });

  it('holds with erased and withheld payloads, and says where they are missing', async () => {
    const { files, ledger } = await testBundle({ size: 23 });
    const lines = ledger.payloads.map((record, i) => {
      const { index } = record;
      if (i === 1) return { index, withheld: true } as const;
      if (i !== 4) return record;
      return { index, erased: { at: ledger.lastAt, reason: 'request' } };
    });
    const text = lines.map((record) => `${formatPayloadRecord(record)}\n`).join('');
    files.set('data/ledger/payloads.ndjson', utf8(text));
    sealBag(files, ledger.lastAt);
    const report = await check(files);
    expect(report.ok).toBe(true);
    expect(report.withheld).toEqual([ledger.payloads[1]?.index]);
    expect(report.erased).toEqual([ledger.payloads[4]?.index]);
  });

  it('holds with files that later editions may add outside originals and proofs', async () => {
    const { files, ledger } = await testBundle();
    files.set('data/ledger/anchors/0.tsr', utf8('a token'));
    sealBag(files, ledger.lastAt);
    expect((await check(files)).ok).toBe(true);
  });

  it('is measured by keys from elsewhere when they are given', async () => {
    const { files, signer } = await testBundle();
    const instance = vkeyOf('chirograph.local/0123abcd', signer.publicKey);
    const known = await check(files, { vkeys: [instance] });
    expect(known.ok).toBe(true);
    expect(known.trust).toBe('supplied');
    expect(known.signers[0]?.fingerprint).toBe(keyFingerprint(instance));
    const stranger = testSigner(TEST_ORIGIN, 9);
    const report = await check(files, { vkeys: [vkeyOf(stranger.name, stranger.publicKey)] });
    expect(report.failures.map((f) => [f.record, f.check])).toEqual([
      ['data/ledger/checkpoint.txt', 'checkpoint.signature'],
    ]);
  });

  it('made by somebody else in the same form holds only by its own key', async () => {
    const { vkey } = await testBundle();
    const forged = await testBundle({ signer: testSigner(TEST_ORIGIN, 7) });
    expect((await check(forged.files)).ok).toBe(true);
    const trusted = [parseVkey(vkey) ?? expect.fail('no key')];
    expect((await check(forged.files, { vkeys: trusted })).ok).toBe(false);
  });

  it('may be signed with a new key beside the old one', async () => {
    const { files, ledger, signer } = await testBundle();
    const next = testSigner(TEST_ORIGIN, 2);
    const line = `${textOf(files.get('data/ledger/vkeys.txt'))}`;
    const second = await testBundle({ signer: next });
    const both = line + textOf(second.files.get('data/ledger/vkeys.txt'));
    files.set('data/ledger/vkeys.txt', utf8(both));
    sealBag(files, ledger.lastAt);
    const report = await check(files);
    expect(report.ok).toBe(true);
    expect(report.signers.map((key) => key.name)).toEqual([signer.name]);
  });

  it('extends an older one of its case, or is shown not to', async () => {
    const older = await testBundle({ size: 10 });
    const newer = await testBundle({ size: 23 });
    const head = { origin: TEST_ORIGIN, size: 10, root: older.tree.root() };
    expect((await check(newer.files, { older: head })).ok).toBe(true);
    expect((await check(older.files, { older: head })).ok).toBe(true);
    const named = async (files: ReadonlyMap<string, Uint8Array>, other: typeof head) =>
      (await check(files, { older: other })).failures.map((failure) => failure.check);
    expect(await named(newer.files, { ...head, root: newer.tree.root() })).toEqual([
      'older.prefix',
    ]);
    expect(await named(newer.files, { ...head, origin: 'x/case_y' })).toEqual(['older.origin']);
    const reversed = { ...head, size: 23, root: newer.tree.root() };
    expect(await named(older.files, reversed)).toEqual(['older.prefix']);
  });

  it('without the parts that everything hangs on is unusable, and says which', async () => {
    for (const name of [
      'bagit.txt',
      'bag-info.txt',
      'manifest-sha256.txt',
      'tagmanifest-sha256.txt',
      'data/ledger/entries.ndjson',
      'data/ledger/checkpoint.txt',
      'data/ledger/vkeys.txt',
    ]) {
      const { files } = await testBundle({ size: 3 });
      files.delete(name);
      const report = await verifyBundle(memoryReader(files));
      expect(report).toEqual({ usable: false, ok: false, reason: 'missing', detail: name });
    }
  });

  it('reports how far reading has come, and stops when asked', async () => {
    const { files } = await testBundle();
    const seen: number[] = [];
    let total = 0;
    await check(files, {
      onProgress: (progress) => {
        seen.push(progress.done);
        total = progress.total;
      },
    });
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(total);
    const abort = new AbortController();
    const reading = verifyBundle(memoryReader(files), {
      signal: abort.signal,
      onProgress: () => abort.abort(),
    });
    await expect(reading).rejects.toThrow(/abort/i);
  });

  it('whose container fails while reading is reported, not thrown', async () => {
    const { files } = await testBundle({ size: 9 });
    for (const broken of files.keys()) {
      const reader = memoryReader(files);
      const report = await verifyBundle({
        ...reader,
        async *read(name) {
          if (name === broken) throw new Error('the disk is gone');
          yield* reader.read(name);
        },
      });
      expect(report.ok).toBe(false);
      expect(report.usable && report.failures.some((f) => f.record.startsWith(broken))).toBe(true);
    }
  });

  it('cannot flood the report or the terminal', async () => {
    const { files, ledger } = await testBundle({ size: 3 });
    files.set('data/ledger/entries.ndjson', utf8('\u001b[31mx\u202e\n'.repeat(100_500)));
    sealBag(files, ledger.lastAt);
    const report = await check(files);
    expect(report.failures.length).toBe(100_000);
    expect(report.omitted).toBeGreaterThan(500);
    const shown = report.failures.slice(0, 99).map((failure) => failure.found);
    for (const text of shown) expect(text).toContain('\\u{1b}[31mx\\u{202e}');
    expect(show('\ud800')).toBe('\\u{d800}');
    expect(show('x'.repeat(1000)).length).toBeLessThan(320);
  });
});

describe('the index', () => {
  const rows = testLedger(9, [3]).rows;
  const index = {
    case: TEST_CASE,
    exhibits: rows,
    format: 'chirograph-bundle@v1',
    root: 'ab'.repeat(32),
    size: 9,
    totals: { held: 4, submitted: 3, withheld: 1 },
  } as const;

  it('is read back as written, and refused in any other form', () => {
    const text = formatIndex(index);
    expect(parseIndex(text)).toEqual({ index });
    for (const other of [
      text.trimEnd(),
      ` ${text}`,
      text.replace('@v1', '@v2'),
      text.replace('"size":9', '"size":-9'),
      text.replace('"totals"', '"total"'),
      text.replace('"status":"held"', '"status":"lost"'),
      text.replace('"kind":"note"', '"kind":"poem"'),
      text.replace('"label":null,', ''),
      text.replace('"withheld":1', '"withheld":"1"'),
      '[]\n',
      'null\n',
    ]) {
      expect('problem' in parseIndex(other)).toBe(true);
    }
  });

  it('as a table keeps spreadsheets from running what people wrote', () => {
    const title = (text: string) => ({ ...index, exhibits: [{ ...rows[0], title: text }] });
    const cell = (text: string) => {
      const first = rows[0] ?? expect.fail('no row');
      const csv = indexCsv({ ...title(text), exhibits: [{ ...first, title: text }] });
      return csv.split('\r\n').slice(1).join('\r\n').slice('1,,'.length);
    };
    expect(cell('=1+1')).toMatch(/^'=1\+1,/);
    expect(cell('@x')).toMatch(/^'@x,/);
    expect(cell('＝1')).toMatch(/^'＝1,/);
    expect(cell(' -1')).toMatch(/^' -1,/);
    expect(cell('\t=1')).toMatch(/^'\t=1,/);
    expect(cell('plain 标题')).toMatch(/^plain 标题,/);
    expect(cell('say "no", please')).toMatch(/^"say ""no"", please",/);
    expect(cell('two\nlines')).toMatch(/^"two\nlines",/);
    expect(indexCsv(index).charCodeAt(0)).toBe(0xfeff);
  });
});

describe('the rules', () => {
  it('each belong to a group that is shown', () => {
    for (const rule of CHECKS) {
      expect(GROUPS.filter((group) => rule.startsWith(`${group}.`))).toHaveLength(1);
    }
  });
});
