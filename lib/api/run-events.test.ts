import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/db/client';
import { exhibit } from '@/db/schema/exhibits';
import { run, runFile } from '@/db/schema/runs';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { closeSource, openSource } from '@/lib/capture/commands/manage-source';
import { linkAccount } from '@/lib/contributors/commands/account';
import { addContributor } from '@/lib/contributors/commands/contributor';
import { kindsOf } from '@/lib/door/testing-case';
import { registerDigest } from '@/lib/exhibits/commands/admit';
import { sha256Hex } from '@/lib/kernel/digest';
import type { Reply } from '@/lib/kernel/reply';
import { caseStateAt } from '@/lib/ledger/read';
import { pngWith } from '@/lib/records/testing-records';
import { failuresOf } from '@/lib/runs/testing-runs';
import { eventAnswerLine } from './run-events';
import { type Bearer, call, openedCase, refused, studio } from './testing-api';

let api: TestInstance;
let workspaceId: string;
let owner: Bearer;
let stranger: Bearer;

beforeAll(async () => {
  api = await testInstance();
  ({ workspaceId, owner, stranger } = await studio());
});

afterAll(() => api.close());

async function dataOf<T>(reply: Promise<Reply<T>>): Promise<T> {
  const found = await reply;
  if (!found.ok) throw new Error(JSON.stringify(found));
  return found.data;
}

/** A case with a source for events. */
async function program(tool: 'events' | 'folder' = 'events') {
  const caseId = await openedCase(owner, workspaceId);
  const input = { caseId, tool, label: 'Batch of Lin' };
  const { sourceId } = await dataOf(openSource(owner.caller, input));
  return { caseId, sourceId };
}

type At = Awaited<ReturnType<typeof program>>;
type Answer = {
  line: number;
  ok: boolean;
  runId?: string;
  number?: number | null;
  repeated?: boolean;
  code?: string;
  reason?: string;
  fields?: Record<string, string>;
  end?: { lines: number; done: number; refused: number };
};

async function post({ caseId, sourceId }: At, lines: readonly unknown[], as = owner) {
  const body = lines.map((v) => (typeof v === 'string' ? v : JSON.stringify(v))).join('\n');
  const address = `/cases/${caseId}/runs/events?sourceId=${sourceId}`;
  const response = await call('POST', address, { as, body });
  if (response.status !== 200) throw new Error(await response.text());
  const answers = (await response.text()).trimEnd().split('\n');
  const parsed = answers.map((line): Answer => JSON.parse(line));
  for (const answer of parsed) expect(eventAnswerLine.parse(answer)).toEqual(answer);
  return { answers: parsed.slice(0, -1), end: parsed.at(-1)?.end };
}

const picture = (text: string) => pngWith({ parameters: `${text}\nSteps: 4, Seed: 7, Size: 8x8` });
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const now = () => new Date().toISOString();

const told = (key: string, more: object = {}) => ({
  type: 'run',
  key,
  requestedAt: now(),
  receivedAt: now(),
  tool: 'maker',
  toolVersion: '2.1',
  texts: [{ role: 'positive', origin: 'entered', text: `a lantern ${key}`, part: '' }],
  parameters: [{ name: 'seed', value: '18446744073709551615' }],
  answer: { parameters: [{ name: 'seed', value: '18446744073709551615' }] },
  outputs: [{ bytes: base64(picture(key)), fileName: `${key}.png` }],
  ...more,
});

const check = async (caseId: string) => expect(await failuresOf(caseId)).toEqual([]);

describe('events of a program', () => {
  it('make runs with their outputs, in order, of class A, operated by whoever the token belongs to', async () => {
    const at = await program();
    const { contributorId } = await dataOf(
      addContributor(owner.caller, { caseId: at.caseId, name: '周婧怡', standing: 'member' }),
    );
    const { accountId } = owner;
    await dataOf(linkAccount(owner.caller, { caseId: at.caseId, contributorId, accountId }));
    const from = (await kindsOf(at.caseId)).length;
    const { answers, end } = await post(at, [told('one'), told('two')]);
    expect(end).toEqual({ lines: 2, done: 2, refused: 0 });
    expect(answers.map((one) => [one.number, one.repeated])).toEqual([
      [1, false],
      [2, false],
    ]);
    expect(await kindsOf(at.caseId, from)).toEqual([
      'exhibit.added',
      'run.requested',
      'run.ended',
      'exhibit.added',
      'run.requested',
      'run.ended',
    ]);
    const rows = await database().select().from(run).where(eq(run.caseId, at.caseId));
    expect(rows).toHaveLength(2);
    for (const row of rows) {
      expect(row).toMatchObject({
        capture: 'events',
        captureClass: 'A',
        rule: 'captured_at_source',
        operatorId: contributorId,
        outcome: 'completed',
        outputs: 1,
      });
    }
    const first = rows.find((row) => row.number === 1);
    expect(first?.request).toMatchObject({
      parameters: [
        { name: 'seed', value: '18446744073709551615', setter: null, origin: 'request' },
      ],
    });
    const state = await caseStateAt(at.caseId, (await kindsOf(at.caseId)).length);
    expect(state.runs.get(answers[0]?.runId ?? '')?.outputs).toHaveLength(1);
    const exhibits = await database().select().from(exhibit).where(eq(exhibit.caseId, at.caseId));
    expect(exhibits.map((one) => one.captureClass)).toEqual(['A', 'A']);
    await check(at.caseId);
  });

  it('sent again change nothing and are answered with the runs they made', async () => {
    const at = await program();
    const lines = [told('a'), told('b'), told('a')];
    const first = await post(at, lines);
    expect(first.answers.map((one) => one.repeated)).toEqual([false, false, true]);
    const entries = (await kindsOf(at.caseId)).length;
    const again = await post(at, lines);
    expect(again.answers.map((one) => one.repeated)).toEqual([true, true, true]);
    expect(again.answers.map((one) => one.runId)).toEqual(first.answers.map((one) => one.runId));
    expect(again.answers.map((one) => one.number)).toEqual([1, 2, 1]);
    expect(await kindsOf(at.caseId)).toHaveLength(entries);
  });

  it('sent by several at once are each recorded once', async () => {
    const at = await program();
    const lines = Array.from({ length: 20 }, (_, i) => told(`k${i}`));
    const all = await Promise.all([post(at, lines), post(at, lines), post(at, lines)]);
    const fresh = all.flatMap(({ answers }) => answers.filter((one) => one.repeated === false));
    expect(fresh.map((one) => one.number).sort((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 1),
    );
    await check(at.caseId);
  });

  it('tell a run step by step: requested, an output by itself, the end', async () => {
    const at = await program();
    const begun = { type: 'requested', key: 'job', requestedAt: now(), tool: 'maker' };
    const { answers } = await post(at, [begun]);
    const output = (key: string) => ({
      type: 'output',
      key,
      runKey: 'job',
      file: { bytes: base64(picture(key)) },
    });
    await post(at, [output('o1'), output('o2')]);
    const log = base64(new TextEncoder().encode('step 1 of 4'));
    const { end } = await post(at, [
      { type: 'ended', key: 'end', runKey: 'job', records: [{ role: 'log', bytes: log }] },
    ]);
    expect(end?.refused).toBe(0);
    const runId = answers[0]?.runId ?? '';
    const files = await database()
      .select({ part: runFile.part, position: runFile.position })
      .from(runFile)
      .where(and(eq(runFile.caseId, at.caseId), eq(runFile.runId, runId)))
      .orderBy(runFile.part, runFile.position);
    expect(files).toEqual([
      { part: 'output', position: 0 },
      { part: 'output', position: 1 },
      { part: 'record', position: 0 },
    ]);
    const [row] = await database().select().from(run).where(eq(run.id, runId));
    expect(row).toMatchObject({ outputs: 2, outcome: 'completed' });
    await check(at.caseId);
  });

  it('that are refused spoil no other, and say why', async () => {
    const at = await program();
    const ended = (key: string, runKey: string) => ({ type: 'ended', key, runKey });
    const future = new Date(Date.now() + 3_600_000).toISOString();
    const { answers, end } = await post(at, [
      told('good'),
      '{',
      { type: 'run' },
      told('unknown file', { outputs: [{ sha256: sha256Hex('nobody has it') }] }),
      told('two ways', { outputs: [{ sha256: sha256Hex('x'), bytes: 'AAAA' }] }),
      told('not base64', { outputs: [{ bytes: 'A' }] }),
      told('a stranger', { instructorId: `con_${'0'.repeat(26)}` }),
      told('tomorrow', { requestedAt: future }),
      ended('no such run', 'never begun'),
      ended('twice', 'good'),
      told('of class A', { class: 'A' }),
      told('also good'),
    ]);
    expect(end).toEqual({ lines: 12, done: 2, refused: 10 });
    expect(answers.map((one) => one.ok)).toEqual([true, ...Array(10).fill(false), true]);
    expect(answers.map(({ reason, fields }) => reason ?? Object.values(fields ?? {})[0])).toEqual([
      undefined,
      'not_json',
      'required',
      'unknown_exhibit',
      'digest_or_bytes',
      'wrong_format',
      expect.stringMatching(/unknown_contributor|wrong_format/),
      'in_future',
      'unknown_run',
      'run_ended',
      'unknown_field',
      undefined,
    ]);
    expect(answers.at(-1)?.number).toBe(2);
    await check(at.caseId);
  });

  it('name files of the case by digest, those of the same body included, and make no second exhibit', async () => {
    const at = await program();
    const bytes = picture('shared');
    const { end } = await post(at, [
      told('one', { outputs: [{ bytes: base64(bytes) }] }),
      told('two', { outputs: [], inputs: [{ role: 'initial', sha256: sha256Hex(bytes) }] }),
      told('three', { outputs: [{ bytes: base64(bytes) }] }),
    ]);
    expect(end?.refused).toBe(0);
    const held = await database().select().from(exhibit).where(eq(exhibit.caseId, at.caseId));
    expect(held).toHaveLength(1);
    await check(at.caseId);
  });

  it('that name a recreation are refused: it stays apart from the making of the work', async () => {
    const at = await program();
    const sha256 = sha256Hex('shown later');
    const about = { caseId: at.caseId, sha256, bytes: 5, mediaType: '', fileName: 'x.png' };
    await dataOf(registerDigest(owner.caller, { ...about, recreation: true }));
    const { answers } = await post(at, [told('x', { outputs: [{ sha256 }] })]);
    expect(answers[0]).toMatchObject({ ok: false, reason: 'recreation_apart' });
  });

  it('claimed for a time before the source opened, too long ago, or for none, are not of class A', async () => {
    const at = await program();
    const early = '2026-01-01T00:00:00.000Z';
    await post(at, [
      told('early', { requestedAt: early, receivedAt: early }),
      told('no time', { requestedAt: null, receivedAt: null }),
    ]);
    const rows = await database().select().from(run).where(eq(run.caseId, at.caseId));
    expect(rows.map((row) => row.captureClass)).not.toContain('A');
    const files = await database().select().from(exhibit).where(eq(exhibit.caseId, at.caseId));
    expect(files.map((one) => one.captureClass)).toEqual(['C', 'C']);
  });

  it('through a closed source, one of another kind or of another case are refused', async () => {
    const at = await program();
    await dataOf(closeSource(owner.caller, at));
    expect((await post(at, [told('late')])).answers[0]).toMatchObject({ reason: 'source_closed' });
    const folder = await program('folder');
    expect((await post(folder, [told('x')])).answers[0]?.fields).toEqual({
      sourceId: 'other_source',
    });
    const other = { caseId: at.caseId, sourceId: folder.sourceId };
    expect((await post(other, [told('x')])).answers[0]?.fields).toEqual({
      sourceId: 'unknown_source',
    });
  });

  it('of strangers are answered as if there were no case', async () => {
    const at = await program();
    const address = `/cases/${at.caseId}/runs/events?sourceId=${at.sourceId}`;
    await refused(await call('POST', address, { as: stranger, body: '{}' }), 404);
  });

  it('beyond one transaction go on in the next', async () => {
    const at = await program();
    const lines = Array.from({ length: 700 }, (_, i) =>
      told(`n${i}`, { outputs: [], texts: [], tool: '' }),
    );
    const { answers, end } = await post(at, lines);
    expect(end).toEqual({ lines: 700, done: 700, refused: 0 });
    expect(answers.map((one) => one.number)).toEqual(lines.map((_, i) => i + 1));
  });
});
