import { and, eq, sql } from 'drizzle-orm';
import { run, runFile } from '@/db/schema/runs';
import type { Tx } from '@/db/tx';
import { command } from '@/lib/door/command';
import { draft } from '@/lib/entries/draft';
import { runEnded } from '@/lib/entries/run-ended.v1';
import { runRequested } from '@/lib/entries/run-requested.v1';
import { type CaseFacts, caseFacts, compose } from '@/lib/exhibits/commands/admission';
import { type CapturedFile, type KeptFile, keepCaptured } from '@/lib/exhibits/commands/captured';
import { AppError } from '@/lib/kernel/errors';
import { lockNumbering, type Recorded } from '@/lib/ledger/append';
import {
  lockRun,
  openSource,
  type RunEnd,
  type RunRequest,
  requirePast,
} from '@/lib/runs/commands/record-run';
import { classifyRun } from '@/lib/runs/model';
import { type PassingFile, recordAnswerInput, recordPassingInput } from '../schema';
import { EventBook, RunInHand } from './event-book';
import { exhibitsBy, operatorOf } from './event-facts';
import { matchRevision } from './match-revision';

const HOW = { atSource: true, recreation: false };

const captured = (
  { bytes, fileName, mediaType }: PassingFile,
  happenedAt: string | null,
): CapturedFile => ({ bytes, fileName, mediaType, title: '', source: '', happenedAt });

/**
 * Records a request that passes the gateway: its bytes, what they ask for, what goes in with them.
 * Who worked the tool is the contributor linked to the account of the token, or nobody known. One
 * append and one insert for each table, because a tool waits for it. Throws CONFLICT
 * (`source_closed`) where the source takes nothing any more.
 */
export const recordPassing = command({
  name: 'capture.record_passing',
  action: 'run.record',
  input: recordPassingInput,
  prepare: ({ grant, input }) =>
    // The time an input came about is not known; that of the request is ours.
    keepCaptured(grant.caseId, [
      captured(input.request, input.requestedAt),
      ...input.inputs.map((one) => captured(one, null)),
    ]),
  run: async ({ tx, grant, input, prepared, recordIn }) => {
    const { caseId, actor } = grant;
    requirePast(input.requestedAt, 'requestedAt');
    // None of these depends on another; numbers are read once the lock is held.
    const [, source, { revision, parameters }, operator] = await Promise.all([
      lockNumbering(tx, caseId),
      openSource(tx, caseId, input.sourceId),
      matchRevision(tx, caseId, input),
      operatorOf(tx, caseId, actor.id),
    ]);
    if (source.kind !== 'gateway') throw new AppError('NOT_FOUND');
    const [held, facts, last] = await Promise.all([
      heldAmong(tx, caseId, prepared),
      caseFacts(tx, caseId),
      lastRun(tx, caseId),
    ]);
    const book = new EventBook();
    const [request, ...inputs] = admit(book, { caseId, held, facts }, prepared);
    if (!request) throw new Error('the request was not kept');
    const happenedAt = new Date(input.requestedAt);
    const numbered = {
      runId: input.runId,
      series: 'run',
      number: last + 1,
      ...classifyRun({
        capture: 'gateway',
        sourceOpenedAt: source.openedAt,
        happenedAt,
        receivedAt: new Date(),
        disputeDate: facts.disputeDate,
        recreation: false,
      }),
    } as const;
    const given: RunRequest = {
      capture: 'gateway',
      source: source.id,
      requestedAt: input.requestedAt,
      generator: source.generatorId,
      operator,
      instructor: null,
      revision,
      inputs: inputs.map((exhibit, i) => ({ exhibit, role: input.inputs[i]?.role ?? 'other' })),
      records: [{ exhibit: request, role: 'request' }],
      readFrom: null,
      recreates: null,
      said: {
        tool: input.tool,
        toolVersion: input.toolVersion,
        texts: input.texts,
        parameters,
        models: input.models,
        environment: input.environment,
        purpose: '',
      },
    };
    const { said, ...rest } = given;
    const { runId, ...place } = numbered;
    const entry = draft(runRequested, { ...rest, run: runId, ...place }, said, happenedAt);
    book.request(new RunInHand(runId, numbered.number, false, []), given, numbered, entry);
    const entries = await recordIn(caseId, book.drafts);
    await book.write(tx, grant, source.id, entries);
    return { answer: { runId, number: numbered.number }, entries: some(entries) };
  },
});

/** Records what came back of a run: the answer as it came, and every output in its order. */
export const recordAnswer = command({
  name: 'capture.record_answer',
  action: 'run.record',
  input: recordAnswerInput,
  prepare: ({ grant, input }) =>
    keepCaptured(
      grant.caseId,
      [...input.records, ...input.outputs].map((one) => captured(one, input.receivedAt)),
    ),
  run: async ({ tx, grant, input, prepared, recordIn }) => {
    const { caseId } = grant;
    requirePast(input.receivedAt, 'receivedAt');
    const [, row] = await Promise.all([
      lockNumbering(tx, caseId),
      lockRun(tx, caseId, input.runId),
    ]);
    if (row.sourceId !== input.sourceId || row.capture !== 'gateway') {
      throw new AppError('NOT_FOUND');
    }
    if (row.outcome !== null) throw new AppError('CONFLICT', { reason: 'run_ended' });
    const [held, facts, positions] = await Promise.all([
      heldAmong(tx, caseId, prepared),
      caseFacts(tx, caseId),
      positionsOf(tx, row.id),
    ]);
    const book = new EventBook();
    const exhibits = admit(book, { caseId, held, facts }, prepared);
    const { texts, parameters, models, environment, providerIds, failure } = input;
    const outputs = exhibits.slice(input.records.length);
    const given: RunEnd = {
      run: row.id,
      outcome: input.outcome,
      receivedAt: input.receivedAt,
      outputs: outputs.map((exhibit, position) => ({ exhibit, position })),
      records: input.records.flatMap(({ role }, i) => {
        const exhibit = exhibits[i];
        return exhibit ? [{ exhibit, role }] : [];
      }),
      said: { texts, parameters, models, environment, providerIds, failure },
    };
    const { said, ...act } = given;
    const entry = draft(runEnded, act, said, new Date(input.receivedAt));
    book.end(new RunInHand(row.id, row.number, false, positions), given, entry);
    const entries = await recordIn(caseId, book.drafts);
    await book.write(tx, grant, input.sourceId, entries);
    return { answer: null, entries: some(entries) };
  },
});

type Admitting = { caseId: string; held: Map<string, string>; facts: CaseFacts };

/** Exhibits that kept files are, in order; bytes of the case stay the exhibit they are. */
function admit(
  book: EventBook,
  { caseId, held, facts }: Admitting,
  files: readonly KeptFile[],
): string[] {
  const now = new Date();
  return files.map((file) => {
    const known = held.get(file.sha256);
    if (known !== undefined) return known;
    const number = facts.last + book.exhibits + 1;
    const composed = compose(caseId, { ...file, ...HOW }, number, facts, now);
    book.admit(composed);
    held.set(file.sha256, composed.exhibitId);
    return composed.exhibitId;
  });
}

async function heldAmong(tx: Tx, caseId: string, files: readonly KeptFile[]) {
  const digests = files.map(({ sha256 }) => sha256);
  return new Map(await exhibitsBy(tx, caseId, digests));
}

/** Last number of a run of the case, from 1; read after `lockNumbering`. */
async function lastRun(tx: Tx, caseId: string): Promise<number> {
  const [row] = await tx
    .select({ last: sql<number>`coalesce(max(${run.number}), 0)::int` })
    .from(run)
    .where(and(eq(run.caseId, caseId), eq(run.series, 'run')));
  return row?.last ?? 0;
}

async function positionsOf(tx: Tx, runId: string): Promise<number[]> {
  const rows = await tx
    .select({ position: runFile.position })
    .from(runFile)
    .where(and(eq(runFile.runId, runId), eq(runFile.part, 'output')));
  return rows.map(({ position }) => position);
}

function some(entries: readonly Recorded[]): [Recorded, ...Recorded[]] {
  const [first, ...rest] = entries;
  if (!first) throw new Error('the ledger answered with no entry');
  return [first, ...rest];
}
