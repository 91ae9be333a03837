import { captureGap } from '@/db/schema/captures';
import { command } from '@/lib/door/command';
import { captureGapRecorded } from '@/lib/entries/capture-gap-recorded.v1';
import { draft } from '@/lib/entries/draft';
import { admitCaptured, type CapturedFile, keepCaptured } from '@/lib/exhibits/commands/captured';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { lockNumbering } from '@/lib/ledger/append';
import { lockRun, openSource, recordEnd, recordRequest } from '@/lib/runs/commands/record-run';
import { type PassingFile, recordAnswerInput, recordGapInput, recordPassingInput } from '../schema';
import { contributorsOf, matchRevision } from './match-revision';

const HOW = { atSource: true, recreation: false };

const captured = (
  { bytes, fileName, mediaType }: PassingFile,
  happenedAt: string | null,
): CapturedFile => ({ bytes, fileName, mediaType, title: '', source: '', happenedAt });

/**
 * Records a request that is about to leave through the gateway: its bytes, what they ask for, what
 * goes in with them. Who worked the tool is the contributor linked to the account of the token, or
 * nobody known. Throws CONFLICT (`source_closed`) where the source takes nothing any more.
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
  run: async ({ tx, grant, input, prepared, record }) => {
    const { caseId, actor } = grant;
    await lockNumbering(tx, caseId);
    const source = await openSource(tx, caseId, input.sourceId);
    if (source.kind !== 'gateway') throw new AppError('NOT_FOUND');
    const context = { tx, grant, record };
    const [request, ...inputs] = await admitCaptured(context, prepared, HOW);
    if (!request) throw new Error('the request was not kept');
    const { revision, parameters } = await matchRevision(tx, caseId, input);
    const operator = (await contributorsOf(tx, caseId, [actor.id])).get(actor.id) ?? null;
    const { runId, number, entry } = await recordRequest(context, {
      capture: 'gateway',
      source: source.id,
      requestedAt: input.requestedAt,
      generator: source.generatorId,
      operator,
      instructor: null,
      revision,
      inputs: inputs.map(({ exhibitId }, i) => ({
        exhibit: exhibitId,
        role: input.inputs[i]?.role ?? 'other',
      })),
      records: [{ exhibit: request.exhibitId, role: 'request' }],
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
    });
    return { answer: { runId, number }, entries: [entry] };
  },
});

/** Records what came back of a run: the answer as it came, and every output in its order. */
export const recordAnswer = command({
  name: 'capture.record_answer',
  action: 'run.record',
  input: recordAnswerInput,
  prepare: async ({ grant, input }) => ({
    records: await keepCaptured(
      grant.caseId,
      input.records.map((one) => captured(one, input.receivedAt)),
    ),
    outputs: await keepCaptured(
      grant.caseId,
      input.outputs.map((one) => captured(one, input.receivedAt)),
    ),
  }),
  run: async ({ tx, grant, input, prepared, record }) => {
    await lockNumbering(tx, grant.caseId);
    const row = await lockRun(tx, grant.caseId, input.runId);
    if (row.sourceId !== input.sourceId || row.capture !== 'gateway') {
      throw new AppError('NOT_FOUND');
    }
    const context = { tx, grant, record };
    const records = await admitCaptured(context, prepared.records, HOW);
    const outputs = await admitCaptured(context, prepared.outputs, HOW);
    const { texts, parameters, models, environment, providerIds, failure } = input;
    const entry = await recordEnd(context, {
      run: input.runId,
      outcome: input.outcome,
      receivedAt: input.receivedAt,
      outputs: outputs.map(({ exhibitId }, position) => ({ exhibit: exhibitId, position })),
      records: records.map(({ exhibitId }, i) => ({
        exhibit: exhibitId,
        role: input.records[i]?.role ?? 'response',
      })),
      said: { texts, parameters, models, environment, providerIds, failure },
    });
    return { answer: null, entries: [entry] };
  },
});

/** Says that something passed a source and was not, or not wholly, recorded. */
export const recordGap = command({
  name: 'capture.record_gap',
  action: 'run.record',
  input: recordGapInput,
  run: async ({ tx, grant, input, record }) => {
    const { caseId } = grant;
    const source = await openSource(tx, caseId, input.sourceId);
    if (input.runId !== null) await lockRun(tx, caseId, input.runId);
    const gapId = newId('gap');
    const { cause, count, from, to, runId, reason } = input;
    const entry = await record(
      draft(
        captureGapRecorded,
        { gap: gapId, source: source.id, run: runId, cause, count, from, to },
        { reason },
      ),
    );
    await tx.insert(captureGap).values({
      id: gapId,
      caseId,
      sourceId: source.id,
      runId,
      cause,
      count,
      from: new Date(from),
      to: new Date(to),
      reason,
      at: entry.at,
      entry: entry.index,
    });
    return { answer: { gapId }, entries: [entry] };
  },
});
