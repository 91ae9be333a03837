import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Row, timed } from './measure';

const run = promisify(execFile);
const PORT = 4790;

/** Milliseconds until an address answers 200. */
async function untilOk(url: string, child: ChildProcess): Promise<void> {
  for (let i = 0; i < 3000; i++) {
    if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}`);
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${url} did not answer`);
}

async function stopped(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  if (child.exitCode === null) await once(child, 'exit');
}

/**
 * P18: a clean clone to ready against `npm ci`, `next build` and `next start` alone, and a second
 * start against `next start` alone. Needs a committed tree and a warm package cache; minutes.
 */
export async function startUp(): Promise<Row[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'chirograph-start-'));
  const clone = async (name: string) => {
    const to = path.join(folder, name);
    await run('git', ['clone', '-q', '.', to]);
    return to;
  };
  try {
    const parts = await clone('parts');
    const ci = await timed(() => run('npm', ['ci'], { cwd: parts, maxBuffer: 1 << 26 }));
    const next = path.join(parts, 'node_modules/next/dist/bin/next');
    const build = await timed(() =>
      run(process.execPath, [next, 'build'], { cwd: parts, maxBuffer: 1 << 26 }),
    );
    const serve = async () => {
      const child = spawn(process.execPath, [next, 'start', '-p', String(PORT)], {
        cwd: parts,
        stdio: 'ignore',
      });
      // A page that needs no database: the verifier in public.
      const ms = await timed(() => untilOk(`http://127.0.0.1:${PORT}/verifier.html`, child));
      await stopped(child);
      return ms;
    };
    const alone = await serve();
    const whole = await clone('whole');
    const start = async () => {
      const child = spawn(process.execPath, ['scripts/start.mjs'], {
        cwd: whole,
        stdio: 'ignore',
        env: {
          ...process.env,
          DATABASE_URL: '',
          S3_ENDPOINT: '',
          CHIROGRAPH_DATA: path.join(folder, 'data'),
          PORT: String(PORT),
        },
      });
      const ms = await timed(() => untilOk(`http://127.0.0.1:${PORT}/api/health`, child));
      await stopped(child);
      return ms;
    };
    const cold = await start();
    const warm = await start();
    const limit = ci + build + alone;
    const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
    return [
      {
        goal: 'P18 clean clone to ready / npm ci, next build, next start alone',
        size: 'once',
        limit: seconds(limit),
        subject: seconds(cold),
        ratio: cold / limit,
        target: '≤ 1.2',
        met: cold / limit <= 1.2,
      },
      {
        goal: 'P18 second start to ready / next start alone',
        size: 'once',
        limit: seconds(alone),
        subject: seconds(warm),
        ratio: warm / alone,
        target: '≤ 3',
        met: warm / alone <= 3,
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
