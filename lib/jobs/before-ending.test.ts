import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '@/scripts/launcher/bundle.mjs';
import { pause } from './testing-queue';

const folder = mkdtempSync(path.join(tmpdir(), 'chirograph-ending-'));
let program: string;
let runs = 0;

beforeAll(async () => {
  program = await bundle(process.cwd(), 'lib/jobs/testing-ending.ts', 'test-ending');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts the process, tells it to end so many times, and answers what happened. */
async function ended(takesMs: number, mostMs: number, { signals = 1, others = true } = {}) {
  const journal = path.join(folder, `journal-${runs++}`);
  writeFileSync(journal, '');
  const lines = () => readFileSync(journal, 'utf8').split('\n').filter(Boolean);
  const child = spawn(process.execPath, [program, journal, String(takesMs), String(mostMs)], {
    stdio: 'ignore',
    env: { ...process.env, LOG_LEVEL: 'silent', OTHERS: others ? 'some' : 'none' },
  });
  const exit = new Promise<number | string | null>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal));
  });
  while (!lines().includes('ready')) await pause(10);
  for (let i = 0; i < signals; i++) {
    child.kill('SIGTERM');
    while (!lines().includes('work begun')) await pause(10);
    await pause(50);
  }
  return { exit: await exit, lines: lines().slice(1) };
}

describe.skipIf(process.platform === 'win32')('a process told to end', () => {
  it('first does what must be done, then what its server does', async () => {
    const { exit, lines } = await ended(300, 5000);
    expect(lines).toEqual(['work begun', 'work done', 'server closed']);
    expect(exit).toBe(143);
  });

  it('does not wait longer than it may', async () => {
    expect((await ended(60_000, 200)).lines).toEqual(['work begun', 'server closed']);
  });

  it('ends although what had to be done failed', async () => {
    const { exit, lines } = await ended(1, 5000);
    expect([exit, lines.at(-1)]).toEqual([143, 'server closed']);
  });

  it('told twice, ends at once', async () => {
    const { lines } = await ended(60_000, 60_000, { signals: 2 });
    expect(lines).toEqual(['work begun', 'server closed']);
  });

  it('ends by the signal where nobody else handles it', async () => {
    const { exit, lines } = await ended(100, 5000, { others: false });
    expect([exit, lines]).toEqual(['SIGTERM', ['work begun', 'work done']]);
  });
});
