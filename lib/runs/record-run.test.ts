import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { closeDatabase, database, openPool, useDatabase } from '@/db/client';
import { captureSource } from '@/db/schema/captures';
import { type TestDatabase, testDatabase } from '@/db/testing/database';
import { command } from '@/lib/door/command';
import { kindsOf } from '@/lib/door/testing-case';
import { captureClosed } from '@/lib/entries/capture-closed.v1';
import { captureOpened } from '@/lib/entries/capture-opened.v1';
import { draft } from '@/lib/entries/draft';
import { newId } from '@/lib/kernel/ids';
import { type RunRequest, recordEnd, recordOutput, recordRequest } from './commands/record-run';
import { loadRun } from './loaders';
import { dataOf, failuresOf, file, type Workshop, workshop } from './testing-runs';

let db: TestDatabase;
let here: Workshop;

beforeAll(async () => {
  db = await testDatabase();
  useDatabase(openPool(db.url));
});

afterAll(async () => {
  await closeDatabase();
  await db.close();
});

beforeEach(async () => {
  here = await workshop();
});

const NOTHING: RunRequest = {
  capture: 'events',
  source: null,
  requestedAt: null,
  generator: null,
  operator: null,
  instructor: null,
  revision: null,
  inputs: [],
  records: [],
  readFrom: null,
  recreates: null,
  said: {
    tool: 'Generator 3',
    toolVersion: '',
    texts: [],
    parameters: [],
    models: [],
    environment: [],
    purpose: '',
  },
};

const ENDED = {
  outcome: 'completed' as const,
  receivedAt: null,
  records: [],
  said: {
    texts: [],
    parameters: [],
    models: [],
    environment: [],
    providerIds: [],
    failure: '',
  },
};

const inCase = z.strictObject({ caseId: z.string() });

// What captures are built of, each as a command of its own.
const request = command({
  name: 'test.request',
  action: 'run.record',
  input: inCase.extend({ given: z.custom<Partial<RunRequest>>() }),
  async run(context) {
    const {
      runId,
      number,
      class: is,
      entry,
    } = await recordRequest(context, {
      ...NOTHING,
      ...context.input.given,
    });
    return { answer: { runId, number, class: is }, entries: [entry] };
  },
});
const end = command({
  name: 'test.end',
  action: 'run.record',
  input: inCase.extend({ run: z.string(), outputs: z.array(z.string()) }),
  async run(context) {
    const { run, outputs } = context.input;
    const inOrder = outputs.map((exhibit, position) => ({ exhibit, position }));
    return {
      answer: null,
      entries: [await recordEnd(context, { ...ENDED, run, outputs: inOrder })],
    };
  },
});
const output = command({
  name: 'test.output',
  action: 'run.record',
  input: inCase.extend({
    runId: z.string(),
    exhibitId: z.string(),
    position: z.number().nullable(),
  }),
  async run(context) {
    return { answer: null, entries: [await recordOutput(context, context.input)] };
  },
});
const source = command({
  name: 'test.source',
  action: 'run.record',
  input: inCase.extend({ open: z.boolean() }),
  async run({ tx, grant, input, record }) {
    const { caseId, actor } = grant;
    const id = newId('source');
    const act = { source: id, kind: 'events', tool: 'events', generator: null } as const;
    const said = { label: 'x', place: '', software: '' };
    const opened = await record(draft(captureOpened, { ...act, onFailure: 'pass' }, said));
    const closed = input.open ? null : await record(draft(captureClosed, { source: id }, null));
    await tx.insert(captureSource).values({
      id,
      caseId,
      accountId: actor.id,
      kind: 'events',
      tool: 'events',
      onFailure: 'pass',
      ...said,
      openedAt: opened.at,
      openEntry: opened.index,
      closedAt: closed?.at ?? null,
      closeEntry: closed?.index ?? null,
    });
    return { answer: { sourceId: id }, entries: [opened] };
  },
});

const requested = (given: Partial<RunRequest> = {}) =>
  dataOf(request(here.by, { caseId: here.caseId, given }));
const ended = (run: string, outputs: string[] = []) =>
  end(here.by, { caseId: here.caseId, run, outputs });

describe('a captured run', () => {
  it('has no end until somebody records one, and ends once', async () => {
    const { runId } = await requested();
    const { caseId } = here;
    expect(await loadRun(here.by, { caseId, runId })).toMatchObject({ outcome: null, end: null });
    expect((await ended(runId)).ok).toBe(true);
    expect(await ended(runId)).toMatchObject({ code: 'CONFLICT', reason: 'run_ended' });
    expect((await kindsOf(caseId)).filter((kind) => kind === 'run.ended')).toHaveLength(1);
  });

  it('ends once where two record its end at the same moment', async () => {
    const { runId } = await requested();
    const replies = await Promise.all([ended(runId), ended(runId)]);
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await failuresOf(here.caseId)).toEqual([]);
  });

  it('takes outputs that arrive by themselves, before and after its end, each position once', async () => {
    const { caseId, by } = here;
    const { runId } = await requested();
    const files = [await file(here), await file(here), await file(here)] as const;
    const add = (exhibitId: string, position: number | null) =>
      output(by, { caseId, runId, exhibitId, position });
    await dataOf(add(files[2], 2));
    await dataOf(ended(runId, [files[0]]));
    expect(await add(files[1], 0)).toMatchObject({ code: 'CONFLICT', reason: 'output_taken' });
    await dataOf(add(files[1], 1));
    const { outputs } = await loadRun(by, { caseId, runId });
    expect(outputs.map(({ exhibitId }) => exhibitId)).toEqual(files);
    expect(await failuresOf(caseId)).toEqual([]);
  });

  it('is of class A through an open source only', async () => {
    const { caseId, by } = here;
    const { sourceId } = await dataOf(source(by, { caseId, open: true }));
    const requestedAt = new Date().toISOString();
    expect(await requested({ source: sourceId, requestedAt })).toMatchObject({ class: 'A' });
    expect(await requested({ requestedAt })).toMatchObject({ class: 'B' });
    const closed = await dataOf(source(by, { caseId, open: false }));
    const late = await request(by, { caseId, given: { source: closed.sourceId, requestedAt } });
    expect(late).toMatchObject({ code: 'CONFLICT', reason: 'source_closed' });
    const other = await workshop();
    const foreign = await dataOf(source(other.by, { caseId: other.caseId, open: true }));
    expect(await request(by, { caseId, given: { source: foreign.sourceId } })).toMatchObject({
      fields: { sourceId: 'unknown_source' },
    });
    expect(await failuresOf(caseId)).toEqual([]);
    await database().update(captureSource).set({ onFailure: 'block' });
    expect(await failuresOf(caseId)).toMatchObject([
      { check: 'table.differs' },
      { check: 'table.differs' },
    ]);
  });

  it('of another case can be ended by nobody', async () => {
    const other = await workshop();
    const { runId } = await requested();
    expect(await end(other.by, { caseId: other.caseId, run: runId, outputs: [] })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await ended(runId, [await file(other)])).toMatchObject({
      fields: { exhibitId: 'unknown_exhibit' },
    });
  });
});
