import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '@/lib/kernel/canonical-json';
import { utf8 } from '@/lib/kernel/digest';
import {
  bundle,
  ENTRIES,
  expectNamed,
  type Files,
  fileOf,
  other,
  PAYLOADS,
  verify,
} from './testing-tampering';

describe('originals, proofs and index, with all tag files written anew', () => {
  it('no original can be exchanged, removed, renamed or smuggled in', async () => {
    const originals = [...bundle.files.keys()].filter((path) => path.startsWith('data/files/'));
    for (const path of originals) {
      const renamed = path.replace(/\.\w+$/, '.gif');
      const changes: Record<string, (files: Files) => void> = {
        exchanged: (files) => files.set(path, utf8('another picture')),
        removed: (files) => files.delete(path),
        renamed: (files) => files.set(renamed, fileOf(path)).delete(path),
        doubled: (files) => files.set(renamed, fileOf(path)),
      };
      for (const [what, change] of Object.entries(changes)) {
        await expectNamed(change, [path, renamed, 'data/index.json'], `${path} ${what}`, true);
      }
    }
    const name = `data/files/${'ab'.repeat(32)}.png`;
    await expectNamed((files) => files.set(name, utf8('x')), [name], 'smuggled in', true);
  });

  it('no proof can be exchanged, removed or smuggled in', async () => {
    const proofs = [...bundle.files.keys()].filter((path) =>
      path.startsWith('data/ledger/proofs/'),
    );
    for (const [i, path] of proofs.entries()) {
      const next = proofs[(i + 1) % proofs.length] ?? '';
      const changes: Record<string, (files: Files) => void> = {
        exchanged: (files) => files.set(path, fileOf(next)),
        foreign: (files) => files.set(path, other.files.get(path) ?? utf8('')),
        removed: (files) => files.delete(path),
      };
      for (const [what, change] of Object.entries(changes)) {
        await expectNamed(change, [path], `${path} ${what}`, true);
      }
    }
    const path = 'data/ledger/proofs/0.tlog-proof';
    await expectNamed((files) => files.set(path, fileOf(proofs[0] ?? '')), [path], 'added', true);
  });

  it('no fact of the index can be changed, and no row removed or added', async () => {
    const path = 'data/index.json';
    const index: { exhibits: Record<string, Json>[] } & Record<string, Json> = JSON.parse(
      new TextDecoder().decode(fileOf(path)),
    );
    const set = (value: Json) => (files: Files) =>
      files.set(path, utf8(`${canonicalJson(value)}\n`));
    const facts: Record<string, Json> = {
      id: 'exh_01jdhs00000000000000000099',
      kind: 'statement',
      class: 'A',
      number: 99,
      sha256: 'ab'.repeat(32),
      bytes: 1,
      status: 'withheld',
      file: 'data/files/other.png',
      entry: 12,
    };
    for (const [i, row] of index.exhibits.entries()) {
      for (const [key, value] of Object.entries(facts)) {
        if (row[key] === value) continue;
        const exhibits = index.exhibits.with(i, { ...row, [key]: value });
        await expectNamed(set({ ...index, exhibits }), [path], `${key} of row ${i}`, true);
      }
      const without = index.exhibits.toSpliced(i, 1);
      await expectNamed(set({ ...index, exhibits: without }), [path], `row ${i} removed`, true);
      const twice = [...index.exhibits, row];
      await expectNamed(set({ ...index, exhibits: twice }), [path], `row ${i} twice`, true);
    }
    for (const [key, value] of Object.entries({
      case: 'case_01jdhs3q7n6y5z8k2m4p9r0tvx',
      root: 'ab'.repeat(32),
      size: 1,
      totals: { held: 1, submitted: 1, withheld: 0 },
    })) {
      await expectNamed(set({ ...index, [key]: value }), [path], key, true);
    }
    const csv = 'data/index.csv';
    await expectNamed((files) => files.set(csv, utf8('number\r\n')), [csv], 'table', true);
  });

  it('no part can come from another bundle', async () => {
    for (const path of [
      'data/ledger/checkpoint.txt',
      'data/ledger/vkeys.txt',
      ENTRIES,
      PAYLOADS,
      'data/index.json',
      'data/index.csv',
    ]) {
      const foreign = other.files.get(path) ?? expect.fail(path);
      const records = [path, 'data/ledger/', 'payload', 'entry', 'entries'];
      await expectNamed((files) => files.set(path, foreign), records, path, true);
    }
  });

  it('bag information that does not fit is named', async () => {
    const info = new TextDecoder().decode(fileOf('bag-info.txt'));
    for (const text of [
      info.replace('2026-11-25', '2026-11-24'),
      info.replace('case_01', 'case_02'),
      info.replace(/(\d+)\.(\d+)/, '1.1'),
      info.replace('Payload-Oxum', 'Oxum'),
      '',
    ]) {
      const files = new Map(bundle.files);
      files.set('bag-info.txt', utf8(text));
      const report = await verify(files);
      expect(report.usable && report.failures.some((f) => f.check === 'bag.info')).toBe(true);
    }
  });
});
