import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { onTestFinished } from 'vitest';

export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** One run of the launcher, as somebody at a terminal sees it. */
export type Instance = {
  readonly child: ChildProcess;
  /** Everything it printed so far. */
  said(): string;
  /** Waits for the announcement; fails with what was printed when the run ends before. */
  ready(): Promise<void>;
  /** Waits for the end and gives the exit code, or the name of the signal. */
  ended(): Promise<number | string>;
};

export type Options = {
  dataDir: string;
  project?: string;
  port?: number;
  environment?: Record<string, string>;
  /** Runs as this account; only root may. */
  account?: { uid: number; gid: number };
};

/** Starts database and object store of a data folder through scripts/start.mjs. */
export function startInstance(options: Options): Instance {
  const { dataDir, project = PROJECT, port = 0, environment = {}, account } = options;
  const child = spawn(process.execPath, ['scripts/start.mjs', '--services-only', '--no-install'], {
    cwd: project,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      CHIROGRAPH_DATA: dataDir,
      PORT: String(port),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...account,
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      text += chunk;
    });
  }
  const end = new Promise<number | string>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal ?? -1));
  });
  const announced = new Promise<void>((resolve) => {
    const look = () => text.includes('services are ready') && resolve();
    child.stdout?.on('data', look);
  });
  return {
    child,
    said: () => text,
    ended: () => end,
    ready: () =>
      Promise.race([
        announced,
        end.then((code) => Promise.reject(new Error(`ended with ${code}\n${text}`))),
      ]),
  };
}

/** A run that does not outlive its test. */
export function start(options: Options): Instance {
  const instance = startInstance(options);
  onTestFinished(async () => {
    instance.child.kill('SIGTERM');
    await instance.ended();
  });
  return instance;
}

/** The project without its packages, in another place. */
export function copyProject(to: string): string {
  const parts = ['scripts', 'lib', 'db', 'package.json', 'package-lock.json', 'tsconfig.json'];
  for (const part of parts) {
    cpSync(path.join(PROJECT, part), path.join(to, part), { recursive: true });
  }
  return to;
}

/** Runs one statement in the database of a running instance. */
export async function ask<T extends object>(dataDir: string, statement: string): Promise<T[]> {
  const sql = postgres(runtimeOf(dataDir).DATABASE_URL ?? '', { max: 1, onnotice: () => {} });
  try {
    return [...(await sql.unsafe<T[]>(statement))];
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Environment that a running instance left for commands beside it. */
export function runtimeOf(dataDir: string): Record<string, string> {
  return JSON.parse(readFileSync(path.join(dataDir, 'runtime.json'), 'utf8'));
}

/** Numbers of the live processes whose command line or working folder names this folder. */
export function processesOf(folder: string): number[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) return [];
    try {
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8');
      const environment = readFileSync(`/proc/${name}/environ`, 'utf8');
      const isOurs = command.includes(folder) || environment.includes(folder);
      // A zombie has an empty command line: it is gone, only not yet buried.
      return isOurs && command !== '' ? [Number(name)] : [];
    } catch {
      return [];
    }
  });
}

/** Waits until something holds; fails after ten seconds. */
export async function until(what: string, holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`still not: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
