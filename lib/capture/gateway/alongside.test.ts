import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { database } from '@/db/client';
import { scene } from '@/lib/door/testing-case';
import { gapsOf, runsOf, sourceFor, tokenFor } from './testing-gateway';
import { type Started, started } from './testing-started';

let all: Started;

beforeAll(async () => {
  all = await started();
});

afterAll(() => all.close());

const body = { prompt: 'a grey cat', batch_size: 2 };

/** Keeps everybody from numbering anything in a case until it is let go. */
async function held(caseId: string): Promise<() => Promise<void>> {
  const other = postgres(all.instance.db.url, { max: 1 });
  await other`select pg_advisory_lock(hashtextextended(${caseId}, 0))`;
  return () => other.end();
}

test('a source that passes does not hold a request or its answer up while its record is written', async () => {
  const { caseId, owner } = await scene();
  const token = await tokenFor(owner);
  const more = { onFailure: 'pass' as const };
  const source = await sourceFor(owner, caseId, 'sdapi', all.sdapi.origin, more);
  const letGo = await held(caseId);
  const answer = await all.send(`/${source}/sdapi/v1/txt2img`, { token, body });
  expect(answer.headers.get('chirograph-recorded')).toBe('alongside');
  const runId = answer.headers.get('chirograph-run');
  // The whole answer is there, and nothing has been recorded.
  expect(((await answer.json()) as { images: string[] }).images).toHaveLength(2);
  expect(await runsOf(caseId)).toEqual([]);
  await letGo();
  await all.gateway.settled();
  expect(await runsOf(caseId)).toMatchObject([
    { id: runId, number: 1, captureClass: 'A', outcome: 'completed', outputs: 2 },
  ]);
  expect(await gapsOf(caseId)).toEqual([]);
});

test('a source that blocks sends nothing before the request is on record', async () => {
  const { caseId, owner } = await scene();
  const token = await tokenFor(owner);
  const source = await sourceFor(owner, caseId, 'sdapi', all.sdapi.origin);
  // Noted as used, so that the next request asks nothing else than whether it may.
  await all.send(`/${source}/sdapi/v1/options`, { token });
  const letGo = await held(caseId);
  const before = all.sdapi.asked.length;
  const asking = all.send(`/${source}/sdapi/v1/txt2img`, { token, body });
  // Waits until the record stands before the lock that is held.
  await expect
    .poll(async () => {
      const rows = await database().execute(
        `select 1 from pg_locks where locktype = 'advisory' and not granted`,
      );
      return rows.length;
    })
    .toBe(1);
  expect(all.sdapi.asked.length).toBe(before);
  await letGo();
  expect((await asking).headers.get('chirograph-recorded')).toBe('yes');
  await all.gateway.settled();
  expect(await runsOf(caseId)).toMatchObject([{ outcome: 'completed', outputs: 2 }]);
});

test('a request whose record stands before the answer begins is said to be recorded, in either way', async () => {
  const { caseId, owner } = await scene();
  const token = await tokenFor(owner);
  const more = { onFailure: 'pass' as const };
  const source = await sourceFor(owner, caseId, 'openai', all.openai.origin, more);
  const streamed = { model: 'gpt-image-1', prompt: 'a pendant', n: 1 };
  const answer = await all.send(`/${source}/v1/images/generations`, { token, body: streamed });
  const [said, runId] = ['chirograph-recorded', 'chirograph-run'].map((name) =>
    answer.headers.get(name),
  );
  expect(['yes', 'alongside']).toContain(said);
  await answer.bytes();
  await all.gateway.settled();
  expect(await runsOf(caseId)).toMatchObject([{ id: runId, outcome: 'completed' }]);
});
