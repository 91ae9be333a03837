import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holdFolder } from './lock-file';

let dir = '';

beforeEach(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'chirograph-lock-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const lock = (n: number) => path.join(dir, `LOCK.${n}`);

describe('a folder held', () => {
  it('is refused to another taker and free after release', async () => {
    const held = await holdFolder(dir);
    await expect(holdFolder(dir)).rejects.toThrow('another process holds');
    await held.release();
    expect(await readdir(dir)).toEqual([]);
    const again = await holdFolder(dir);
    await again.release();
  });

  it('has one holder however many take at once', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => holdFolder(dir)));
    const winners = outcomes.flatMap((o) => (o.status === 'fulfilled' ? [o.value] : []));
    // All may step back from each other, but never two may win.
    expect(winners.length).toBeLessThanOrEqual(1);
    for (const winner of winners) await winner.release();
    const after = await holdFolder(dir);
    await after.release();
  });
});

describe('a lock left behind', () => {
  const leave = async (change: object) => {
    const held = await holdFolder(dir);
    const own: unknown = JSON.parse(await readFile(lock(1), 'utf8'));
    await held.release();
    await writeFile(lock(4), JSON.stringify({ ...Object(own), ...change }));
  };

  it.runIf(process.platform === 'linux')(
    'by a process whose number another has now is taken over at once',
    async () => {
      await leave({ started: '1' });
      const started = Date.now();
      const held = await holdFolder(dir);
      // Watching for signs of life first would take three and a half seconds.
      expect(Date.now() - started).toBeLessThan(3400);
      expect(await readdir(dir)).toEqual(['LOCK.5']);
      await held.release();
    },
  );

  it.runIf(process.platform === 'linux')(
    'by a number nobody has is taken over at once',
    async () => {
      await leave({ pid: 2 ** 22 + 1 });
      const held = await holdFolder(dir);
      expect(await readdir(dir)).toEqual(['LOCK.5']);
      await held.release();
    },
  );

  it('by another machine or container is respected while it is touched', async () => {
    await leave({ world: 'elsewhere' });
    const beat = setInterval(() => {
      const now = new Date();
      utimes(lock(4), now, now).catch(() => undefined);
    }, 300);
    await expect(holdFolder(dir)).rejects.toThrow('another process holds');
    clearInterval(beat);
  });

  it('by another machine or container is taken over when nothing touches it', async () => {
    await leave({ world: 'elsewhere' });
    const held = await holdFolder(dir);
    expect(await readdir(dir)).toEqual(['LOCK.5']);
    await held.release();
  });

  it('half written is taken over when nothing touches it', async () => {
    await writeFile(lock(2), '{"pid":');
    const held = await holdFolder(dir);
    expect(await readdir(dir)).toEqual(['LOCK.3']);
    await held.release();
  });
});
