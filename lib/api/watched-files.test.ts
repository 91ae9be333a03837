import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/db/client';
import { exhibit } from '@/db/schema/exhibits';
import { job } from '@/db/schema/operations';
import { run } from '@/db/schema/runs';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { closeSource, openSource } from '@/lib/capture/commands/manage-source';
import { kindsOf } from '@/lib/door/testing-case';
import { admitBytes } from '@/lib/exhibits/commands/admit-bytes';
import { READING_JOB } from '@/lib/exhibits/commands/ask-reading';
import { readingsWith } from '@/lib/exhibits/commands/read-records';
import { sha256Hex, utf8 } from '@/lib/kernel/digest';
import type { Reply } from '@/lib/kernel/reply';
import { checkCase } from '@/lib/ledger/fsck/check-case';
import { pngWith } from '@/lib/records/testing-records';
import { hashObject, objectKey } from '@/lib/storage/objects';
import { bundle } from '@/scripts/launcher/bundle.mjs';
import { receiveFileOperation } from './operations/captured';
import { answered, type Bearer, call, openedCase, refused, studio } from './testing-api';

const SAMPLES = path.resolve('../shared/samples');

let api: TestInstance;
let workspaceId: string;
let owner: Bearer;
let stranger: Bearer;

beforeAll(async () => {
  api = await testInstance();
  // The worker that reads files, as a build makes it.
  await bundle(process.cwd(), 'lib/previews/reading-worker.ts', 'reading-worker');
  ({ workspaceId, owner, stranger } = await studio());
}, 60_000);

afterAll(() => api.close());

async function dataOf<T>(reply: Promise<Reply<T>>): Promise<T> {
  const found = await reply;
  if (!found.ok) throw new Error(JSON.stringify(found));
  return found.data;
}

async function watched(tool: 'events' | 'folder' = 'folder') {
  const caseId = await openedCase(owner, workspaceId);
  const input = { caseId, tool, label: 'outputs', folder: 'outputs' };
  const { sourceId } = await dataOf(openSource(owner.caller, input));
  return { caseId, sourceId };
}

type At = Awaited<ReturnType<typeof watched>>;
type Sent = {
  name?: string;
  key?: string;
  writtenAt?: string | null;
  sha256?: string;
  as?: Bearer;
};

function send({ caseId, sourceId }: At, bytes: Uint8Array, sent: Sent = {}) {
  const { name = 'made.png', writtenAt = new Date().toISOString(), as = owner } = sent;
  const sha256 = sent.sha256 ?? sha256Hex(bytes);
  const query = new URLSearchParams({ key: sent.key ?? sha256, sha256, bytes: `${bytes.length}` });
  if (writtenAt !== null) query.set('writtenAt', writtenAt);
  const headers = { 'x-file-name': encodeURIComponent(name) };
  const address = `/cases/${caseId}/sources/${sourceId}/files?${query}`;
  return call('POST', address, { as, body: new Uint8Array(bytes), headers });
}

const received = async (response: Promise<Response>) =>
  answered<{ exhibitId: string; runId: string | null; repeated: boolean }>(
    receiveFileOperation,
    await response,
  );

const runsOf = ({ caseId }: At) => database().select().from(run).where(eq(run.caseId, caseId));

type Row = Awaited<ReturnType<typeof runsOf>>[number];

function parametersOf(row: Row | undefined) {
  const said = row?.request as { parameters?: { name: string; value: string }[] } | undefined;
  return said?.parameters ?? [];
}

const exhibitsOf = ({ caseId }: At) =>
  database().select().from(exhibit).where(eq(exhibit.caseId, caseId));

async function check(caseId: string) {
  const report = await checkCase(caseId, {
    objects: {
      hash: (id, sha256) => hashObject(objectKey(id, sha256)),
      async *list() {},
    },
  });
  expect(report.failures).toEqual([]);
}

const picture = (text: string) =>
  pngWith({ parameters: `${text}\nNegative prompt: fog\nSteps: 4, Seed: 18446744073709551615` });

describe('a watched file', () => {
  it('becomes an exhibit and the output of a run that says what the file says, of class A', async () => {
    const at = await watched();
    const from = (await kindsOf(at.caseId)).length;
    const { exhibitId, runId, repeated } = await received(send(at, picture('a lantern')));
    expect(repeated).toBe(false);
    // Read once, when it came: what the exhibit shows stands without a second reading.
    expect(await kindsOf(at.caseId, from)).toEqual([
      'exhibit.added',
      'run.requested',
      'run.ended',
      'exhibit.read',
    ]);
    const script = '/no/worker/is/asked.mjs';
    const [waiting] = await database().select().from(job).where(eq(job.kind, READING_JOB));
    if (!waiting) throw new Error('no reading is asked for');
    const control = { progress: () => undefined, signal: new AbortController().signal };
    const taken = { ...waiting, attempt: 1 };
    expect(await readingsWith({ script }).run(taken, control)).toEqual({ failure: null });
    expect(await kindsOf(at.caseId, from)).toHaveLength(4);
    const [row] = await runsOf(at);
    expect(row).toMatchObject({
      id: runId,
      number: 1,
      capture: 'watch',
      captureClass: 'A',
      rule: 'captured_at_source',
      requestedAt: null,
      outcome: 'completed',
      outputs: 1,
    });
    expect(row?.request).toMatchObject({
      texts: [
        { role: 'positive', origin: 'entered', text: 'a lantern' },
        { role: 'negative', origin: 'entered', text: 'fog' },
      ],
    });
    expect(parametersOf(row)).toContainEqual({
      name: 'seed',
      value: '18446744073709551615',
      setter: null,
      origin: 'record',
    });
    const [file] = await exhibitsOf(at);
    expect(file).toMatchObject({ id: exhibitId, captureClass: 'A', fileName: 'made.png' });
    await check(at.caseId);
  });

  it('sent again, under another name or by another key, makes nothing twice', async () => {
    const at = await watched();
    const first = await received(send(at, picture('once')));
    const entries = (await kindsOf(at.caseId)).length;
    for (const sent of [{}, { name: 'renamed.png' }, { key: 'another key' }]) {
      expect(await received(send(at, picture('once'), sent))).toEqual({ ...first, repeated: true });
    }
    expect(await kindsOf(at.caseId)).toHaveLength(entries);
  });

  it('sent by several at once is recorded once', async () => {
    const at = await watched();
    const all = await Promise.all(
      Array.from({ length: 5 }, () => received(send(at, picture('race')))),
    );
    expect(all.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(await runsOf(at)).toHaveLength(1);
  });

  it('written before the source opened, long ago, or at no known time, is not of class A', async () => {
    const at = await watched();
    await received(send(at, picture('old'), { writtenAt: '2026-01-01T00:00:00.000Z' }));
    await received(send(at, picture('no time'), { writtenAt: null }));
    expect((await runsOf(at)).map((row) => row.captureClass)).toEqual(['C', 'C']);
    expect((await exhibitsOf(at)).map((row) => row.captureClass)).toEqual(['C', 'C']);
    await check(at.caseId);
  });

  it('that is no picture, film or sound becomes an exhibit and no run', async () => {
    const at = await watched();
    const { runId } = await received(send(at, utf8('{"a":1}'), { name: 'notes.json' }));
    expect(runId).toBe(null);
    expect(await runsOf(at)).toEqual([]);
    expect(await exhibitsOf(at)).toHaveLength(1);
  });

  it('that is a recreation of the case makes no run', async () => {
    const at = await watched();
    const body = picture('shown later');
    const about = { caseId: at.caseId, fileName: 'x.png', mediaType: 'image/png' };
    await dataOf(admitBytes(owner.caller, { ...about, body, recreation: true }));
    expect(await received(send(at, body))).toMatchObject({ runId: null, repeated: true });
    expect(await runsOf(at)).toEqual([]);
  });

  it('larger than any body held in memory is taken as it comes', async () => {
    const at = await watched();
    const large = Buffer.alloc(80 * 1024 ** 2, 'film ');
    const { runId, repeated } = await received(send(at, large, { name: 'film.txt' }));
    expect([runId, repeated]).toEqual([null, false]);
    expect(await exhibitsOf(at)).toMatchObject([{ bytes: large.length, sha256: sha256Hex(large) }]);
  });

  it('without any record makes a run that says nothing of texts and parameters', async () => {
    const at = await watched();
    await received(send(at, pngWith({})));
    const [row] = await runsOf(at);
    expect(row?.request).toMatchObject({ tool: '', texts: [], parameters: [] });
  });

  it('whose bytes are not what was announced is refused, and nothing is kept of it', async () => {
    const at = await watched();
    const bytes = picture('other');
    const sent = { sha256: sha256Hex('something else') };
    const { reason } = await refused(await send(at, bytes, sent), 422);
    expect(reason).toBe('intake_digest_differs');
    expect(await exhibitsOf(at)).toEqual([]);
  });

  it('claimed for the future is refused, and through a closed or another source, too', async () => {
    const at = await watched();
    const writtenAt = new Date(Date.now() + 3_600_000).toISOString();
    const future = await refused(await send(at, picture('x'), { writtenAt }), 422);
    expect(future.fields).toEqual({ writtenAt: 'in_future' });
    const events = await watched('events');
    const other = await refused(await send(events, picture('x')), 422);
    expect(other.fields).toEqual({ sourceId: 'other_source' });
    await dataOf(closeSource(owner.caller, at));
    expect((await refused(await send(at, picture('x')), 409)).reason).toBe('source_closed');
    await refused(await send(at, picture('x'), { as: stranger }), 404);
  });

  it.skipIf(!existsSync(SAMPLES))(
    'of a real tool says its seed digit for digit (skipped: no samples)',
    async () => {
      const at = await watched();
      const bytes = readFileSync(path.join(SAMPLES, 'a1111-png.png'));
      await received(send(at, bytes));
      const [row] = await runsOf(at);
      const { files } = JSON.parse(readFileSync(path.join(SAMPLES, 'manifest.json'), 'utf8'));
      const facts = JSON.stringify(
        files.find(({ file }: { file: string }) => file === 'a1111-png.png'),
      );
      const seed = parametersOf(row).find(({ name }) => name === 'seed')?.value;
      expect(seed).toMatch(/^\d+$/);
      expect(facts).toContain(seed);
    },
  );
});
