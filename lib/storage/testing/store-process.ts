import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Key } from './raw-request';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

export interface BuiltStore {
  /** The one file the server is bundled to. */
  readonly file: string;
  remove(): Promise<void>;
}

/** Bundles the server's process entry as it is shipped: one file, no packages beside it. */
export async function buildStore(): Promise<BuiltStore> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'chirograph-store-'));
  const file = path.join(dir, 'object-store.mjs');
  await build({
    entryPoints: [path.join(ROOT, 'lib/storage/embedded/main.ts')],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'silent',
  });
  return { file, remove: () => rm(dir, { recursive: true, force: true }) };
}

export interface StoreProcess {
  readonly endpoint: string;
  readonly child: ChildProcess;
  /** Everything written to standard error so far. */
  complaints(): string;
  /** Sends a signal and waits for the end; answers the exit code, null after a signal. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/**
 * Starts the bundled server on a folder and waits for its ready line. Rejects with its complaint.
 * `largestFile` (in the shell's blocks of 512 or 1,024 bytes) stands for a disk that is full.
 */
export function startStore(
  file: string,
  dir: string,
  key: Key,
  largestFile?: number,
): Promise<StoreProcess> {
  const [command, ...args] =
    largestFile === undefined
      ? [process.execPath, file]
      : ['sh', '-c', `ulimit -f ${largestFile}; exec "$0" "$1"`, process.execPath, file];
  const child = spawn(command, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      ...process.env,
      OBJECT_STORE_DIR: dir,
      OBJECT_STORE_PORT: '0',
      OBJECT_STORE_ACCESS_KEY_ID: key.accessKeyId,
      OBJECT_STORE_SECRET_ACCESS_KEY: key.secretAccessKey,
    },
  });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const line = said.split('\n')[0] ?? '';
      if (!said.includes('\n')) return;
      const endpoint = /"endpoint":"([^"]+)"/.exec(line)?.[1] ?? '';
      resolve({
        endpoint,
        child,
        complaints: () => complaints,
        end: (signal) => {
          child.kill(signal);
          return ended;
        },
      });
    });
    void ended.then((code) => reject(new Error(`ended with ${code}: ${complaints}`)));
  });
}
