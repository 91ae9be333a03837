import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Act } from './acts';
import { Journal } from './journal';
import { State } from './state';
import { Store } from './store';

let dir = '';

beforeAll(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'chirograph-journal-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const act = (n: number): Act => ({ do: 'bucket.create', bucket: `b${n}`, at: n, lock: false });

async function reopen(file: string): Promise<{ names: string[]; cutBytes: number }> {
  const names: string[] = [];
  const { journal, cutBytes } = await Journal.open(file, false, (found) => {
    names.push(found.bucket);
  });
  await journal.close();
  return { names, cutBytes };
}

async function written(file: string, acts: number): Promise<Buffer> {
  const { journal } = await Journal.open(file, false, () => undefined);
  // One after another, so that each has its own line.
  for (let n = 0; n < acts; n++) await journal.append(act(n));
  await journal.close();
  return readFile(file);
}

describe('a journal cut short', () => {
  it('gives exactly the acts whose lines are whole, wherever it was cut', async () => {
    const file = path.join(dir, 'cut.jsonl');
    const whole = await written(file, 6);
    const ends = [...whole].flatMap((byte, i) => (byte === 0x0a ? [i + 1] : []));
    for (let length = 0; length <= whole.length; length++) {
      await writeFile(file, whole.subarray(0, length));
      const { names, cutBytes } = await reopen(file);
      const lines = ends.filter((end) => end <= length).length;
      expect(names).toHaveLength(lines);
      expect(cutBytes).toBe(length - (ends[lines - 1] ?? 0));
      // What was cut is gone from the file, so the next line follows a whole one.
      expect((await readFile(file)).length).toBe(length - cutBytes);
    }
  });

  it('goes on after the cut', async () => {
    const file = path.join(dir, 'goes-on.jsonl');
    const whole = await written(file, 3);
    await writeFile(file, whole.subarray(0, whole.length - 5));
    const { journal } = await Journal.open(file, false, () => undefined);
    await journal.append(act(7));
    await journal.close();
    expect((await reopen(file)).names).toEqual(['b0', 'b1', 'b7']);
  });

  it('takes a last line of noise for a torn one', async () => {
    const file = path.join(dir, 'noise.jsonl');
    const whole = await written(file, 3);
    await writeFile(file, Buffer.concat([whole, Buffer.alloc(4096), Buffer.from('\n')]));
    expect((await reopen(file)).names).toEqual(['b0', 'b1', 'b2']);
  });
});

describe('a journal altered', () => {
  it('is refused for any changed byte before the last line', async () => {
    const file = path.join(dir, 'altered.jsonl');
    const whole = await written(file, 3);
    const lastLine = whole.lastIndexOf(0x0a, whole.length - 2);
    for (let at = 0; at <= lastLine; at++) {
      const altered = Buffer.from(whole);
      altered[at] = (altered[at] ?? 0) ^ 1;
      await writeFile(file, altered);
      await expect(reopen(file), `byte ${at}`).rejects.toThrow('is damaged');
      expect(await readFile(file)).toEqual(altered);
    }
  });

  it('is refused when a line is missing or repeated', async () => {
    const file = path.join(dir, 'lines.jsonl');
    const lines = (await written(file, 4)).toString().split('\n').slice(0, 4);
    const [first, second, third, fourth] = lines;
    for (const changed of [
      [first, third, fourth],
      [first, second, second, third],
      [second, first, third],
    ]) {
      await writeFile(file, `${changed.join('\n')}\n`);
      await expect(reopen(file)).rejects.toThrow('is damaged');
    }
  });

  it('keeps the store closed and the folder free', async () => {
    const folder = path.join(dir, 'store');
    const store = await Store.open(folder, { fsync: false });
    for (let n = 0; n < 3; n++) await store.commit(act(n));
    await store.close();
    const file = path.join(folder, 'journal.jsonl');
    const whole = await readFile(file);
    const altered = Buffer.from(whole);
    altered[20] = (altered[20] ?? 0) ^ 1;
    await writeFile(file, altered);
    await expect(Store.open(folder, { fsync: false })).rejects.toThrow('line 1 is damaged');
    await writeFile(file, whole);
    const again = await Store.open(folder, { fsync: false });
    expect(again.buckets().map((bucket) => bucket.name)).toEqual(['b0', 'b1', 'b2']);
    await again.close();
  });
});

describe('acts at the same time', () => {
  it('share lines, keep their order and are applied before they are answered', async () => {
    const file = path.join(dir, 'group.jsonl');
    const applied: string[] = [];
    const { journal } = await Journal.open(file, true, (found) => applied.push(found.bucket));
    const answers = Array.from({ length: 2000 }, async (_, n) => {
      await journal.append(act(n));
      expect(applied).toContain(`b${n}`);
    });
    await Promise.all(answers);
    await journal.close();
    const expected = Array.from({ length: 2000 }, (_, n) => `b${n}`);
    expect(applied).toEqual(expected);
    expect((await reopen(file)).names).toEqual(expected);
    const lines = (await readFile(file)).toString().trimEnd().split('\n').length;
    expect(lines).toBeLessThan(20);
  });

  it('of a kind this version does not know stop the start instead of being skipped', () => {
    const state = new State();
    state.apply(act(1));
    const unknown: unknown = { do: 'bucket.rename', bucket: 'b1' };
    expect(() => state.apply(unknown as Act)).toThrow('newer version');
  });
});
