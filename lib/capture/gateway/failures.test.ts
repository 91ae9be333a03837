import { mkdtempSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openPool, sqlPool, useDatabase } from '@/db/client';
import { scene } from '@/lib/door/testing-case';
import { newId } from '@/lib/kernel/ids';
import { Journal } from './journal';
import { Recorder } from './recorder';
import { gapsOf, runsOf, sourceFor, tokenFor } from './testing-gateway';
import { type Started, started } from './testing-started';

let all: Started;
let way: Awaited<ReturnType<typeof wayTo>>;

/** A way to the database that can be cut, connections in use included. */
async function wayTo(url: string) {
  const to = new URL(url);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const other = connect(Number(to.port), to.hostname);
    for (const one of [socket, other]) {
      sockets.add(one);
      one.on('error', () => one.destroy());
      one.on('close', () => {
        sockets.delete(one);
        (one === socket ? other : socket).destroy();
      });
    }
    socket.pipe(other).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const here = new URL(url);
  here.hostname = '127.0.0.1';
  here.port = String(address !== null && typeof address === 'object' ? address.port : 0);
  return {
    url: here.href,
    async cut() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    async mend() {
      if (server.listening) return;
      await new Promise<void>((resolve) => server.listen(Number(here.port), '127.0.0.1', resolve));
    },
    close: () => server.close(),
  };
}

beforeAll(async () => {
  all = await started();
  way = await wayTo(all.instance.db.url);
  await sqlPool().end();
  useDatabase(openPool(way.url));
});

beforeEach(() => way.mend());

afterAll(async () => {
  await way.mend();
  await all.close();
  way.close();
});

const body = { prompt: 'a grey cat', seed: 7 };

test('without a database a source that blocks sends nothing and says so', async () => {
  const { caseId, owner } = await scene();
  const token = await tokenFor(owner);
  const source = await sourceFor(owner, caseId, 'sdapi', all.sdapi.origin);
  expect((await all.send(`/${source}/sdapi/v1/options`, { token })).status).toBe(200);
  const before = all.sdapi.asked.length;
  await way.cut();
  const answer = await all.send(`/${source}/sdapi/v1/txt2img`, { token, body });
  expect(answer.status).toBe(502);
  const problem = (await answer.json()) as { detail: string };
  expect(problem.detail).toContain('nothing was sent');
  expect(all.sdapi.asked.length).toBe(before);
  await way.mend();
  expect(await runsOf(caseId)).toEqual([]);
});

test('without a database a source that passes passes, and the gap is recorded afterwards', async () => {
  const { caseId, owner } = await scene();
  const token = await tokenFor(owner);
  const more = { onFailure: 'pass' as const };
  const source = await sourceFor(owner, caseId, 'sdapi', all.sdapi.origin, more);
  expect((await all.send(`/${source}/sdapi/v1/options`, { token })).status).toBe(200);
  await way.cut();
  const answer = await all.send(`/${source}/sdapi/v1/txt2img`, { token, body });
  expect(answer.status).toBe(200);
  // Whether it failed before the answer began or after, it did not stand by then.
  expect(answer.headers.get('chirograph-recorded')).not.toBe('yes');
  expect(((await answer.json()) as { images: string[] }).images).toHaveLength(1);
  await all.gateway.settled();
  expect(all.gateway.late.size).toBe(1);
  await way.mend();
  await all.gateway.late.flush();
  expect(all.gateway.late.size).toBe(0);
  expect(await runsOf(caseId)).toEqual([]);
  expect(await gapsOf(caseId)).toMatchObject([{ cause: 'not_recorded', count: 1, runId: null }]);
});

test('an answer that comes while the database is away is recorded when it is back', async () => {
  const { caseId, owner } = await scene();
  const token = await tokenFor(owner);
  const source = await sourceFor(owner, caseId, 'sdapi', all.sdapi.origin);
  all.sdapi.server.once('request', () => way.cut());
  const answer = await all.send(`/${source}/sdapi/v1/txt2img`, { token, body });
  expect(answer.headers.get('chirograph-recorded')).toBe('yes');
  await answer.bytes();
  await all.gateway.settled();
  expect(all.gateway.late.size).toBe(1);
  await way.mend();
  expect(await runsOf(caseId)).toMatchObject([{ outcome: null, outputs: 0 }]);
  await all.gateway.late.flush();
  expect(await runsOf(caseId)).toMatchObject([{ outcome: 'completed', outputs: 1 }]);
  expect(await gapsOf(caseId)).toEqual([]);
});

test('an upstream that is not there leaves a failed run, and the tool is told', async () => {
  const { caseId, owner } = await scene();
  const token = await tokenFor(owner);
  const source = await sourceFor(owner, caseId, 'openai', all.openai.origin);
  await all.openai.close();
  const answer = await all.send(`/${source}/v1/images/generations`, { token, body });
  expect(answer.status).toBe(502);
  await all.gateway.settled();
  const [run] = await runsOf(caseId);
  expect(run).toMatchObject({ outcome: 'failed', outputs: 0 });
  expect(run?.told?.failure).toContain('ECONNREFUSED');
});

test('a request that is recorded too late does not keep the tool waiting, and its run says so', async () => {
  const { caseId, owner } = await scene();
  const source = await sourceFor(owner, caseId, 'sdapi', all.sdapi.origin);
  const folder = mkdtempSync(path.join(tmpdir(), 'chirograph-journal-'));
  const recorder = new Recorder(all.gateway.late, new Journal(folder));
  const given = {
    runId: newId('run'),
    ...{ caseId, sourceId: source, requestedAt: new Date().toISOString(), inputs: [], named: '' },
    request: { bytes: Buffer.from('{}'), fileName: 'request.json', mediaType: 'application/json' },
    ...{ tool: 'x', toolVersion: '', texts: [], parameters: [], models: [], environment: [] },
  };
  expect(await recorder.request(owner.caller, given, 0)).toMatchObject({ code: 'UNAVAILABLE' });
  await expect
    .poll(async () => (await runsOf(caseId)).map(({ outcome }) => outcome), { timeout: 10_000 })
    .toEqual(['unknown']);
});
