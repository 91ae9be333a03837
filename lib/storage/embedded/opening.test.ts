import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ObjectVersion } from './acts';
import { Store } from './store';

let dir = '';

beforeEach(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'chirograph-opening-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const open = () => Store.open(dir, { fsync: false });
const blobName = (n: number) => n.toString(16).padStart(32, '0');
const blobPath = (n: number) => path.join(dir, 'blobs', blobName(n).slice(0, 2), blobName(n));

function objectOf(n: number): ObjectVersion {
  return {
    marker: false,
    version: 'null',
    at: n,
    etag: '"o-1"',
    size: 1,
    segments: [{ blob: blobName(n), size: 1 }],
    digests: [''],
    headers: {},
    meta: {},
    retainUntil: null,
    hold: false,
  };
}

describe('opening a folder', () => {
  it('refuses one that holds other things, and touches none of them', async () => {
    await mkdir(path.join(dir, 'tmp'));
    await writeFile(path.join(dir, 'tmp', 'letter.txt'), 'mine');
    await expect(open()).rejects.toThrow('no journal.jsonl');
    expect(await readdir(path.join(dir, 'tmp'))).toEqual(['letter.txt']);
    expect(await readdir(dir)).toEqual(['tmp']);
  });

  it('refuses one whose journal is gone instead of sweeping every object', async () => {
    const store = await open();
    await store.close();
    await writeFile(blobPath(1), 'x');
    await rm(path.join(dir, 'journal.jsonl'));
    await expect(open()).rejects.toThrow('no journal.jsonl');
    expect(await readdir(path.dirname(blobPath(1)))).toEqual([blobName(1)]);
  });

  it('deletes what a crash left, keeps what the journal names and counts what is gone', async () => {
    const store = await open();
    await store.commit({ do: 'bucket.create', bucket: 'b', at: 1, lock: false });
    for (const n of [1, 2]) {
      await store.commit({ do: 'object.put', bucket: 'b', key: `${n}`, object: objectOf(n) });
    }
    await store.close();
    for (const n of [1, 3, 4]) await writeFile(blobPath(n), 'x');
    await writeFile(path.join(dir, 'tmp', 'half'), 'x');
    const again = await open();
    expect(again.opening).toEqual({ cutBytes: 0, swept: 2, setAside: 0, missing: 1 });
    expect(await readdir(path.join(dir, 'tmp'))).toEqual([]);
    expect(await readdir(path.dirname(blobPath(1)))).toEqual([blobName(1)]);
    await again.close();
  });

  it('sets aside what is too much for a crash to have left', async () => {
    const store = await open();
    await store.close();
    for (let n = 0; n < 4100; n++) await writeFile(blobPath(n), '');
    const again = await open();
    expect(again.opening).toMatchObject({ swept: 0, setAside: 4100 });
    expect(await readdir(path.join(dir, 'lost'))).toHaveLength(4100);
    await again.close();
  });
});
