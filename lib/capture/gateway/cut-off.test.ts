import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { scene } from '@/lib/door/testing-case';
import { checkCase } from '@/lib/ledger/fsck/check-case';
import { hashObject, objectKey } from '@/lib/storage/objects';
import { bundle } from '@/scripts/launcher/bundle.mjs';
import { closeSource } from '../commands/manage-source';
import { startGateway } from './server';
import { gapsOf, runsOf, sourceFor, tokenFor } from './testing-gateway';
import { type Started, started } from './testing-started';

// Processes are started and waited for; a busy machine takes its time.
vi.setConfig({ testTimeout: 90_000 });

let all: Started;
let script: string;
const folders: string[] = [];
const children = new Set<ChildProcess>();

beforeAll(async () => {
  all = await started();
  const program = 'lib/capture/gateway/testing-program.ts';
  script = await bundle(process.cwd(), program, `gateway-cut-off-${process.pid}`);
});

afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
});

afterAll(async () => {
  await all.close();
  for (const folder of [script, ...folders]) rmSync(folder, { recursive: true, force: true });
});

function journalFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'chirograph-journal-'));
  folders.push(folder);
  return folder;
}

/** A gateway that can be killed, and how to send something to it. */
async function program(folder: string) {
  const child = spawn(process.execPath, [script, folder], {
    env: { ...process.env, DATABASE_URL: all.instance.db.url },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(child);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let port = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    port = Number(line);
    break;
  }
  return {
    post: (target: string, token: string, body: object) =>
      fetch(`http://127.0.0.1:${port}${target}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      }),
    kill: () => {
      child.kill('SIGKILL');
      return ended;
    },
  };
}

/** The next start of the gateway on the same machine. */
async function nextStart(folder: string): Promise<void> {
  const next = await startGateway(0, '127.0.0.1', folder);
  await next.settled();
  await next.stop(1_000);
}

const leftIn = (folder: string) =>
  readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));

const SLOW = { 1: { class_type: 'CLIPTextEncode', inputs: { text: 'slow' } } };

test('a run whose process was killed before the answer came is closed at the next start, with a gap', async () => {
  const { caseId, owner } = await scene();
  const token = await tokenFor(owner);
  const source = await sourceFor(owner, caseId, 'sdapi', all.sdapi.origin);
  const folder = journalFolder();
  const gateway = await program(folder);
  const asking = gateway.post(`/${source}/sdapi/v1/txt2img`, token, { prompt: 'slow' });
  asking.catch(() => undefined);
  await vi.waitFor(async () => expect(await runsOf(caseId)).toHaveLength(1), { timeout: 20_000 });
  await gateway.kill();
  expect(await runsOf(caseId)).toMatchObject([{ outcome: null }]);
  // The source may be closed by then.
  await closeSource(owner.caller, { caseId, sourceId: source });
  await nextStart(folder);
  const [run] = await runsOf(caseId);
  expect(run).toMatchObject({ outcome: 'unknown', receivedAt: null, outputs: 0 });
  expect(run?.told?.failure).toContain('the application ended');
  expect(await gapsOf(caseId)).toMatchObject([{ cause: 'cut_off', runId: run?.id, count: 1 }]);
  expect(leftIn(folder)).toEqual([]);
  await nextStart(folder);
  expect(await gapsOf(caseId)).toHaveLength(1);
  const objects = {
    hash: (id: string, digest: string) => hashObject(objectKey(id, digest)),
    async *list() {},
  };
  expect((await checkCase(caseId, { objects })).failures).toEqual([]);
});

test.each(['killed', 'ended in order'])(
  'a job of ComfyUI that was open when the process was %s is closed as cut off at the next start',
  async (how) => {
    const { caseId, owner } = await scene();
    const token = await tokenFor(owner);
    const source = await sourceFor(owner, caseId, 'comfyui', all.comfyui.origin);
    const folder = journalFolder();
    if (how === 'killed') {
      const gateway = await program(folder);
      const answer = await gateway.post(`/${source}/prompt`, token, { prompt: SLOW });
      expect(answer.status).toBe(200);
      await gateway.kill();
    } else {
      const gateway = await startGateway(0, '127.0.0.1', folder);
      const answer = await fetch(`http://127.0.0.1:${gateway.port}/${source}/prompt`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: JSON.stringify({ prompt: SLOW }),
      });
      expect(answer.status).toBe(200);
      await gateway.stop(5_000);
    }
    expect(await runsOf(caseId)).toMatchObject([{ outcome: null }]);
    await nextStart(folder);
    const [run] = await runsOf(caseId);
    expect(run).toMatchObject({ outcome: 'unknown' });
    expect(await gapsOf(caseId)).toMatchObject([{ cause: 'cut_off', runId: run?.id }]);
  },
);

test('what passed a source that passes, and was on no record when the process was killed, leaves a gap', async () => {
  const { caseId, owner } = await scene();
  const token = await tokenFor(owner);
  const more = { onFailure: 'pass' as const };
  const source = await sourceFor(owner, caseId, 'sdapi', all.sdapi.origin, more);
  const folder = journalFolder();
  const gateway = await program(folder);
  // Somebody holds the numbering of the case, so that nothing is recorded meanwhile.
  const other = postgres(all.instance.db.url, { max: 1 });
  await other`select pg_advisory_lock(hashtextextended(${caseId}, 0))`;
  const body = { prompt: 'a grey cat' };
  const answer = await gateway.post(`/${source}/sdapi/v1/txt2img`, token, body);
  expect(answer.headers.get('chirograph-recorded')).toBe('alongside');
  expect(((await answer.json()) as { images: string[] }).images).toHaveLength(1);
  await gateway.kill();
  await other.end();
  expect(await runsOf(caseId)).toEqual([]);
  await nextStart(folder);
  expect(await runsOf(caseId)).toEqual([]);
  const [gap] = await gapsOf(caseId);
  expect(gap).toMatchObject({ cause: 'not_recorded', runId: null, count: 1 });
  expect(gap?.reason).toContain('POST /sdapi/v1/txt2img');
});
