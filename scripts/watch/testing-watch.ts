import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { vi } from 'vitest';
import { database } from '@/db/client';
import { captureGap } from '@/db/schema/captures';
import { exhibit } from '@/db/schema/exhibits';
import { run } from '@/db/schema/runs';
import { testInstance } from '@/db/testing/instance';
import { openedCase, studio } from '@/lib/api/testing-api';
import { serveApi } from '@/lib/api/testing-server';
import { openSource } from '@/lib/capture/commands/manage-source';
import { pngWith } from '@/lib/records/testing-records';
import { bundle } from '@/scripts/launcher/bundle.mjs';

/** A folder, a case with a source for it, and a state folder of its own. */
export type Place = { caseId: string; sourceId: string; folder: string; state: string };

export type WatchDesk = Awaited<ReturnType<typeof watchDesk>>;

/** An instance, its API on a port, and somebody with a token who starts watchers. */
export async function watchDesk() {
  const api = await testInstance();
  await bundle(process.cwd(), 'lib/previews/reading-worker.ts', 'reading-worker');
  const { workspaceId, owner } = await studio();
  const base = mkdtempSync(path.join(tmpdir(), 'chirograph-watch-test-'));
  const started = new Set<ChildProcess>();
  let made = 0;
  let server = await serveApi();
  let isAway = false;
  const desk = {
    owner,
    async serverAway() {
      await server.close();
      isAway = true;
    },
    /** Serves on the same port again, where the server is away. */
    async serverBack() {
      if (isAway) server = await serveApi(server.port);
      isAway = false;
    },
    async place(): Promise<Place> {
      const caseId = await openedCase(owner, workspaceId);
      const input = { caseId, tool: 'folder' as const, label: 'outputs', folder: 'outputs' };
      const reply = await openSource(owner.caller, input);
      if (!reply.ok) throw new Error(JSON.stringify(reply));
      const folder = path.join(base, String(made++), 'outputs');
      mkdirSync(folder, { recursive: true });
      const { sourceId } = reply.data;
      return { caseId, sourceId, folder, state: path.join(folder, '../state') };
    },
    /** The program as a person starts it, with what it has said so far. */
    watcher(at: Place, ...more: string[]) {
      const source = at.sourceId ? ['--source', at.sourceId] : [];
      const args = ['watch', at.folder, '--case', at.caseId, ...source, ...more];
      const child = spawn(process.execPath, ['scripts/npx.mjs', ...args], {
        env: {
          ...process.env,
          CHIROGRAPH_URL: server.url,
          CHIROGRAPH_TOKEN: owner.token,
          CHIROGRAPH_STATE: at.state,
        },
      });
      started.add(child);
      return heard(child);
    },
    endAll() {
      for (const child of started) child.kill('SIGKILL');
      started.clear();
    },
    async close() {
      await desk.serverAway();
      await api.close();
      rmSync(base, { recursive: true, force: true });
    },
  };
  return desk;
}

type Spoken = ReturnType<typeof spawn> & {
  stdout: NonNullable<ChildProcess['stdout']>;
  stderr: NonNullable<ChildProcess['stderr']>;
};

function heard(process: ChildProcess) {
  // Spawned with pipes, so both are there.
  const child = process as Spoken;
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => said.push(...text.trim().split('\n')));
  }
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const until = (pattern: RegExp, times = 1) =>
    vi.waitFor(
      () => {
        const found = said.filter((line) => pattern.test(line)).length;
        if (found < times) {
          throw new Error(`${found} of ${times} ${pattern}:\n${said.slice(-20).join('\n')}`);
        }
      },
      { timeout: 120_000, interval: 50 },
    );
  const interrupt = () => {
    child.kill('SIGINT');
    return ended;
  };
  return { child, said, ended, until, interrupt };
}

/** Everything the watcher keeps in a place: its journal and copies of what waits. */
export const keptIn = ({ state }: Place) =>
  readdirSync(state, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(state, name))
    .filter((file) => statSync(file).isFile())
    .map((file) => readFileSync(file, 'latin1'))
    .join('\n');

export const picture = (text: string) =>
  pngWith({ parameters: `${text}\nSteps: 4, Seed: 7, Size: 8x8` });

export const exhibitsOf = ({ caseId }: Place) =>
  database().select().from(exhibit).where(eq(exhibit.caseId, caseId)).orderBy(exhibit.number);

export const gapsOf = ({ caseId }: Place) =>
  database()
    .select()
    .from(captureGap)
    .where(eq(captureGap.caseId, caseId))
    .orderBy(captureGap.entry);

export const runsOf = ({ caseId }: Place) =>
  database().select().from(run).where(eq(run.caseId, caseId)).orderBy(run.number);
