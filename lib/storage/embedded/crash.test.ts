import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
  CreateBucketCommand,
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltStore, buildStore, startStore } from '../testing/store-process';

const KEY = { accessKeyId: 'crash', secretAccessKey: 'a secret of the crash tests' };
const ROUNDS = 8;
const WRITERS = 8;

let built: BuiltStore;
let dir = '';

const connect = (endpoint: string) =>
  new S3Client({
    endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: KEY,
    maxAttempts: 1,
  });
const sha256 = (data: Uint8Array) => createHash('sha256').update(data).digest('base64');

beforeAll(async () => {
  built = await buildStore();
  dir = await mkdtemp(path.join(os.tmpdir(), 'chirograph-crash-'));
});

afterAll(async () => {
  await built.remove();
  await rm(dir, { recursive: true, force: true });
});

describe('killed while writing', () => {
  it('has every acknowledged object whole, and nothing else on the disk', async () => {
    const acknowledged = new Map<string, string>();
    const attempted = new Map<string, string>();
    const Bucket = 'crash';
    let inFlight = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const store = await startStore(built.file, dir, KEY);
      const s3 = connect(store.endpoint);
      if (round === 0) await s3.send(new CreateBucketCommand({ Bucket }));
      let killed = false;
      const writer = async (n: number) => {
        for (let i = 0; !killed; i++) {
          const Key = `${round}/${n}/${i}`;
          const Body = randomBytes(1 + Math.floor(Math.random() ** 3 * 1_000_000));
          const ChecksumSHA256 = sha256(Body);
          attempted.set(Key, ChecksumSHA256);
          try {
            await s3.send(
              new PutObjectCommand({ Bucket, Key, Body, ChecksumSHA256, IfNoneMatch: '*' }),
            );
            acknowledged.set(Key, ChecksumSHA256);
          } catch {
            inFlight += 1;
            return;
          }
        }
      };
      const writers = Array.from({ length: WRITERS }, (_, n) => writer(n));
      await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 300));
      await store.end('SIGKILL');
      killed = true;
      await Promise.all(writers);
      s3.destroy();
    }
    expect(inFlight).toBeGreaterThan(0);
    expect(acknowledged.size).toBeGreaterThan(ROUNDS * WRITERS);

    const store = await startStore(built.file, dir, KEY);
    const s3 = connect(store.endpoint);
    for (const [Key, expected] of acknowledged) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
      const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
      expect(sha256(bytes), Key).toBe(expected);
    }
    // An unacknowledged write may have been made, but then whole.
    const blobs = await filesUnder(path.join(dir, 'blobs'));
    let held = acknowledged.size;
    for (const [Key, expected] of attempted) {
      if (acknowledged.has(Key)) continue;
      const answer = await s3.send(new GetObjectCommand({ Bucket, Key })).catch(() => undefined);
      if (!answer) continue;
      held += 1;
      expect(sha256((await answer.Body?.transformToByteArray()) ?? new Uint8Array())).toBe(
        expected,
      );
    }
    expect(blobs.length).toBe(held);
    expect(await readdir(path.join(dir, 'tmp'))).toEqual([]);
    expect(store.complaints()).toBe('');
    expect(await store.end('SIGTERM')).toBe(0);
    s3.destroy();
    expect((await readdir(dir)).sort()).toEqual(['blobs', 'journal.jsonl', 'tmp']);
  });
});

async function filesUnder(root: string): Promise<string[]> {
  const found = await readdir(root, { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

describe('the folder', () => {
  it('is refused to a second process while the first lives, and given after a kill', async () => {
    const first = await startStore(built.file, dir, KEY);
    await expect(startStore(built.file, dir, KEY)).rejects.toThrow('another process holds');
    await first.end('SIGKILL');
    const next = await startStore(built.file, dir, KEY);
    expect(await next.end('SIGTERM')).toBe(0);
  });

  it('goes to exactly one of several processes starting at once', async () => {
    const first = await startStore(built.file, dir, KEY);
    await first.end('SIGKILL');
    const outcomes = await Promise.allSettled(
      Array.from({ length: 4 }, () => startStore(built.file, dir, KEY)),
    );
    const winners = outcomes.flatMap((o) => (o.status === 'fulfilled' ? [o.value] : []));
    expect(winners).toHaveLength(1);
    for (const winner of winners) expect(await winner.end('SIGTERM')).toBe(0);
  });
});

describe('the process', () => {
  it('ends by itself when its parent dies', async () => {
    const parent = spawn(
      process.execPath,
      [
        '-e',
        `const child = require('node:child_process').spawn(process.execPath, [${JSON.stringify(built.file)}], { stdio: ['pipe', 'pipe', 'inherit'] });
         child.stdout.on('data', (line) => process.stdout.write(JSON.stringify({ pid: child.pid }) + '\\n'));`,
      ],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: {
          ...process.env,
          OBJECT_STORE_DIR: dir,
          OBJECT_STORE_ACCESS_KEY_ID: KEY.accessKeyId,
          OBJECT_STORE_SECRET_ACCESS_KEY: KEY.secretAccessKey,
        },
      },
    );
    const line = await new Promise<string>((resolve) =>
      parent.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString())),
    );
    const pid = Number(/"pid":(\d+)/.exec(line)?.[1]);
    parent.kill('SIGKILL');
    await expect
      .poll(() => readdir(dir), { timeout: 20_000 })
      .toEqual(['blobs', 'journal.jsonl', 'tmp']);
    await expect.poll(() => isRunning(pid), { timeout: 20_000 }).toBe(false);
  });

  it('says which setting is missing and does not start', async () => {
    await expect(startStore(built.file, '', KEY)).rejects.toThrow('OBJECT_STORE_DIR is not set');
    const short = { ...KEY, secretAccessKey: 'short' };
    await expect(startStore(built.file, dir, short)).rejects.toThrow('16 characters');
  });
});

/** A zombie, which a slow init may leave for a while, runs no more. */
async function isRunning(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
    const stat = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => '');
    return !/\) Z /.test(stat);
  } catch {
    return false;
  }
}
