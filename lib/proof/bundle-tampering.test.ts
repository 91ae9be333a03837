import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '@/lib/kernel/canonical-json';
import { utf8 } from '@/lib/kernel/digest';
import {
  bundle,
  ENTRIES,
  expectNamed,
  type Files,
  fileOf,
  lines,
  other,
  PAYLOADS,
  SIZE,
  setLines,
} from './testing-tampering';

// Every class of byte and record of a bundle is changed in turn.

/** Positions spread over a file: its ends and a stride in between. */
function positions(length: number): number[] {
  const step = Math.max(1, Math.floor(length / 37));
  const found = new Set([0, length - 1]);
  for (let at = 0; at < length; at += step) found.add(at);
  return [...found];
}

describe('without touching the manifests', () => {
  it('no flipped byte of any file goes unseen, and the file is named', async () => {
    let changes = 0;
    for (const path of bundle.files.keys()) {
      const bytes = fileOf(path);
      for (const at of positions(bytes.length)) {
        const changed = bytes.slice();
        changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
        // A manifest that was changed accuses the file that it now misstates.
        const isManifest = path.endsWith('manifest-sha256.txt');
        const records = isManifest ? ['manifest', 'data/', 'verify', '.txt'] : [path];
        await expectNamed((files) => files.set(path, changed), records, `${path} byte ${at}`);
        changes += 1;
      }
    }
    expect(changes).toBeGreaterThan(1000);
  });

  it('no file can be removed, emptied, cut, lengthened, exchanged or added', async () => {
    const paths = [...bundle.files.keys()];
    for (const [i, path] of paths.entries()) {
      const bytes = fileOf(path);
      const next = paths[(i + 1) % paths.length] ?? path;
      const changes: Record<string, (files: Files) => void> = {
        removed: (files) => files.delete(path),
        emptied: (files) => files.set(path, new Uint8Array(0)),
        cut: (files) => files.set(path, bytes.slice(0, -1)),
        lengthened: (files) => files.set(path, Uint8Array.of(...bytes, 0x0a)),
        exchanged: (files) => files.set(path, fileOf(next)).set(next, bytes),
        renamed: (files) => files.set(`${path}x`, bytes).delete(path),
      };
      for (const [what, change] of Object.entries(changes)) {
        await expectNamed(change, [path, 'manifest'], `${path} ${what}`);
      }
    }
    for (const path of ['data/extra.txt', 'extra.txt', 'data/files/extra.png', 'data/a b.txt']) {
      await expectNamed((files) => files.set(path, utf8('x')), [path], `${path} added`);
    }
  });
});

describe('with all tag files written anew', () => {
  it('no flipped byte of ledger, originals, proofs or facts goes unseen', async () => {
    // What no signature and no entry covers: docs/formats/bundle.md says so to readers.
    const uncovered = /^(data\/dossier\.pdf|verify\/|VERIFY\.txt|data\/index\.json)/;
    for (const path of bundle.files.keys()) {
      if (!path.startsWith('data/') || uncovered.test(path)) continue;
      const bytes = fileOf(path);
      for (const at of positions(bytes.length)) {
        const changed = bytes.slice();
        changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
        const records = [path];
        if (path === ENTRIES) records.push(`entry ${lineAt(bytes, at)}`);
        if (path === PAYLOADS) {
          records.push(`payload ${bundle.ledger.payloads[lineAt(bytes, at)]?.index}`);
        }
        await expectNamed((files) => files.set(path, changed), records, `${path} ${at}`, true);
      }
    }
  });

  it('no field of any entry can be changed without naming the entry', async () => {
    const others: Record<string, Json> = {
      act: { forged: 1 },
      actor: {
        access: null,
        authenticator: 'service',
        id: 'svc_other',
        kind: 'service',
        session: null,
      },
      at: '2026-11-25T02:00:00.001Z',
      case: 'case_01jdhs3q7n6y5z8k2m4p9r0tvx',
      claimed: '2020-01-01T00:00:00.000Z',
      index: 3,
      kind: 'exhibit.removed',
      payload: 'ab'.repeat(32),
      prev: 'cd'.repeat(32),
      software: 'other 1',
      v: 2,
    };
    const all = lines(ENTRIES);
    for (const [index, text] of all.entries()) {
      const entry: Record<string, Json> = JSON.parse(text);
      for (const [field, value] of Object.entries(others)) {
        if (canonicalJson(entry[field] ?? null) === canonicalJson(value)) continue;
        const changed = canonicalJson({ ...entry, [field]: value });
        const { [field]: _, ...without } = entry;
        for (const line of [changed, canonicalJson(without)]) {
          await expectNamed(
            (files) => setLines(files, ENTRIES, all.with(index, line)),
            [`entry ${index}`],
            `${field} of entry ${index}`,
            true,
          );
        }
      }
    }
  });

  it('no entry can be removed, repeated, moved, replaced or put in', async () => {
    const all = lines(ENTRIES);
    const foreign = new TextDecoder().decode(other.ledger.entries[5]);
    for (let index = 0; index < SIZE; index++) {
      const line = all[index] ?? '';
      const next = all[(index + 1) % SIZE] ?? '';
      const changes: Record<string, string[]> = {
        removed: all.toSpliced(index, 1),
        repeated: all.toSpliced(index, 0, line),
        replaced: all.with(index, foreign),
        blank: all.with(index, ''),
        garbage: all.with(index, 'garbage'),
      };
      if (index + 1 < SIZE) changes.moved = all.with(index, next).with(index + 1, line);
      for (const [what, content] of Object.entries(changes)) {
        if (content.join() === all.join()) continue;
        const change = (files: Files) => setLines(files, ENTRIES, content);
        await expectNamed(change, [`entry ${index}`], `entry ${index} ${what}`, true);
      }
    }
    for (let size = 1; size < SIZE; size++) {
      const cut = (files: Files) => setLines(files, ENTRIES, all.slice(0, size));
      const record = size === SIZE - 1 ? `entry ${size}` : `entries ${size}–${SIZE - 1}`;
      await expectNamed(cut, [record], `cut to ${size}`, true);
    }
    const noNewline = (files: Files) => files.set(ENTRIES, fileOf(ENTRIES).slice(0, -1));
    await expectNamed(noNewline, [`entry ${SIZE - 1}`], 'last newline removed', true);
  });

  it('no payload record can be changed, removed, repeated, moved or put in', async () => {
    const all = lines(PAYLOADS);
    for (const [i, text] of all.entries()) {
      const record: Record<string, Json> = JSON.parse(text);
      const next = all[i + 1];
      const index = record.index;
      const changes: Record<string, string[]> = {
        salt: all.with(i, canonicalJson({ ...record, salt: 'ab'.repeat(32) })),
        payload: all.with(i, canonicalJson({ ...record, payload: { name: 'other' } })),
        index: all.with(i, canonicalJson({ ...record, index: 999 })),
        key: all.with(i, canonicalJson({ ...record, more: 1 })),
        spaced: all.with(i, ` ${text}`),
        garbage: all.with(i, 'garbage'),
        removed: all.toSpliced(i, 1),
        repeated: all.toSpliced(i, 0, text),
      };
      if (next !== undefined) changes.moved = all.with(i, next).with(i + 1, text);
      for (const [what, content] of Object.entries(changes)) {
        const change = (files: Files) => setLines(files, PAYLOADS, content);
        const records = [`payload ${index}`];
        if (what === 'index') records.push('payload 999');
        if (what === 'moved' && next) records.push(`payload ${JSON.parse(next).index}`);
        await expectNamed(change, records, `payload ${index} ${what}`, true);
      }
    }
    const extra = canonicalJson({ index: SIZE + 1, withheld: true });
    const change = (files: Files) => setLines(files, PAYLOADS, [...all, extra]);
    await expectNamed(change, [`payload ${SIZE + 1}`], 'payload put in', true);
  });
});

function lineAt(bytes: Uint8Array, at: number): number {
  let line = 0;
  for (let i = 0; i < at; i++) if (bytes[i] === 0x0a) line += 1;
  return line;
}
