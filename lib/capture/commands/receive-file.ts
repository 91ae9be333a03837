import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { captureSeen } from '@/db/schema/captures';
import { run, runFile } from '@/db/schema/runs';
import type { Tx } from '@/db/tx';
import { command } from '@/lib/door/command';
import type { CommandContext } from '@/lib/door/context';
import { count, freeText, id, isoTime, sha256 } from '@/lib/entries/define';
import { admitCaptured, keepEarlyReading, keptFile } from '@/lib/exhibits/commands/captured';
import { AppError } from '@/lib/kernel/errors';
import { lockNumbering, type Recorded } from '@/lib/ledger/append';
import type { Reading } from '@/lib/records/reading';
import { fromStatement, tellingStatement } from '@/lib/runs/commands/from-statement';
import { openSource, recordEnd, recordRequest, requirePast } from '@/lib/runs/commands/record-run';
import { isAtSource } from '@/lib/runs/model';
import { exhibitsBy, operatorOf, recreatedAmong, seenIn } from './event-facts';
import { isOutput, keepWatched, MOST_WATCHED_BYTES, type Watched } from './keep-watched';
import { eventKey } from './run-event';

/** What a watcher says about a file; its bytes come with it. */
export const receiveFileInput = z.strictObject({
  caseId: id('case'),
  sourceId: id('source'),
  /** Name the watcher gives to this file at this time; the same name is the same file. */
  key: eventKey,
  sha256,
  bytes: z.coerce.number().pipe(count.max(MOST_WATCHED_BYTES)),
  /** When it was last written, as the watcher's machine says; absent where that is not known. */
  writtenAt: isoTime.optional(),
});

const wholeInput = receiveFileInput.extend({
  fileName: freeText(1000).default(''),
  body: z.custom<AsyncIterable<Uint8Array>>(
    (b) => typeof b === 'object' && b !== null && Symbol.asyncIterator in b,
  ),
});

/** What a watched file became; `runId` is null for a file that is no output of a tool. */
export type ReceivedFile = {
  exhibitId: string;
  runId: string | null;
  /** Whether it stood already, under this key or as an output of a run. */
  repeated: boolean;
};

/**
 * Takes a file that a tool wrote into a watched folder. It becomes an exhibit and, where it is a
 * picture, a film or a sound, the output of a run, which says what the records in the file say.
 * Bytes that are an output of a run already make no second one.
 */
export const receiveFile = command({
  name: 'capture.receive_file',
  action: 'run.record',
  input: wholeInput,
  async prepare({ grant, input, read }) {
    const { caseId } = grant;
    const { sourceId, key, sha256, bytes, body } = input;
    requirePast(input.writtenAt, 'writtenAt');
    const isSeen = await read(async (tx) => {
      await watchSource(tx, caseId, sourceId);
      return (await seenIn(tx, sourceId, [key])).has(key);
    });
    return isSeen ? null : keepWatched(caseId, { sha256, bytes }, body);
  },
  async run(context) {
    const { tx, grant, input, prepared } = context;
    const { caseId } = grant;
    await lockNumbering(tx, caseId);
    const stands = await standing(tx, caseId, input);
    if (stands) return stands;
    const source = await watchSource(tx, caseId, input.sourceId);
    // It stood when its bytes came, so they were not kept; now it does not.
    if (!prepared) throw new AppError('CONFLICT', { reason: 'changed_meanwhile' });
    const happenedAt = input.writtenAt ?? null;
    const atSource = isAtSource({
      capture: 'watch',
      sourceOpenedAt: source.openedAt,
      happenedAt: happenedAt === null ? null : new Date(happenedAt),
      receivedAt: new Date(),
    });
    const about = { fileName: input.fileName, title: '', source: source.label, happenedAt };
    const { sha256, bytes, sourceId, key } = input;
    const { kept, seen, read } = prepared;
    const file = keptFile(about, { sha256, bytes, kept, seen, isRead: read !== null });
    const entries: Recorded[] = [];
    const recording = { tx, grant, record: collecting(context, entries) };
    const [admitted] = await admitCaptured(recording, [file], { atSource, recreation: false });
    if (!admitted) throw new Error('a file was admitted as nothing');
    const { exhibitId } = admitted;
    // Read once: what the run says and what the exhibit shows come from the same reading.
    if (admitted.isNew && read) {
      context.afterCommit(() => keepEarlyReading(caseId, admitted, read.body));
    }
    const known = admitted.isNew ? null : await runOf(tx, caseId, exhibitId);
    // A recreation stays apart from the making of the work, wherever its bytes turn up.
    const isApart = (await recreatedAmong(tx, caseId, [exhibitId])).has(exhibitId);
    const isNew = known === null && !isApart && isOutput(seen.mediaType);
    const made = isNew ? await recordRun(recording, input, exhibitId, prepared) : null;
    const runId = made ?? known;
    await tx.insert(captureSeen).values({ sourceId, key, runId, exhibitId, at: new Date() });
    const answer: ReceivedFile = { exhibitId, runId, repeated: entries.length === 0 };
    const [first, ...rest] = entries;
    return first
      ? { answer, entries: [first, ...rest] }
      : { answer, unrecorded: 'the file stands in the case already' };
  },
});

type Context = CommandContext<'run.record', z.output<typeof wholeInput>, Watched | null>;
type Recording = Parameters<typeof recordRequest>[0];

/** Records, and keeps what was recorded for the outcome. */
function collecting(context: Context, entries: Recorded[]): Recording['record'] {
  return async (draft) => {
    const entry = await context.record(draft);
    entries.push(entry);
    return entry;
  };
}

/** The open source of a case for watched files. Throws INVALID for a source of another kind. */
async function watchSource(tx: Tx, caseId: string, sourceId: string) {
  const source = await openSource(tx, caseId, sourceId);
  if (source.kind !== 'watch') {
    throw new AppError('INVALID', { fields: { sourceId: 'other_source' } });
  }
  return source;
}

/** The answer for a file that was received before under the same key; null where it was not. */
async function standing(
  tx: Tx,
  caseId: string,
  { sourceId, key }: { sourceId: string; key: string },
) {
  const [row] = await tx
    .select({ exhibitId: captureSeen.exhibitId, runId: captureSeen.runId })
    .from(captureSeen)
    .where(and(eq(captureSeen.sourceId, sourceId), eq(captureSeen.key, key)));
  if (!row?.exhibitId) return null;
  await openSource(tx, caseId, sourceId);
  const answer: ReceivedFile = { exhibitId: row.exhibitId, runId: row.runId, repeated: true };
  return { answer, unrecorded: 'the file was received before' };
}

/** The first run of the making of the work whose output an exhibit is; null where there is none. */
async function runOf(tx: Tx, caseId: string, exhibitId: string): Promise<string | null> {
  const [row] = await tx
    .select({ id: run.id })
    .from(runFile)
    .innerJoin(run, eq(run.id, runFile.runId))
    .where(
      and(
        eq(runFile.caseId, caseId),
        eq(runFile.exhibitId, exhibitId),
        eq(runFile.part, 'output'),
        eq(run.series, 'run'),
      ),
    )
    .orderBy(run.number)
    .limit(1);
  return row?.id ?? null;
}

/** Records the run whose output the file is, in the words of the records in it. */
async function recordRun(
  recording: Recording,
  input: z.output<typeof wholeInput>,
  exhibitId: string,
  { read }: Watched,
): Promise<string> {
  const { tx, grant } = recording;
  const { caseId, actor } = grant;
  const said = saidIn(read?.reading ?? null);
  const held = await exhibitsBy(tx, caseId, said?.named.map((one) => one.sha256) ?? []);
  const apart = await recreatedAmong(tx, caseId, [...held.values()]);
  const inputs = (said?.named ?? []).flatMap(({ sha256, role }) => {
    const exhibit = held.get(sha256);
    const isOne = exhibit && exhibit !== exhibitId && !apart.has(exhibit);
    return isOne ? [{ exhibit, role }] : [];
  });
  const happenedAt = input.writtenAt ?? null;
  const { runId } = await recordRequest(
    recording,
    {
      capture: 'watch',
      source: input.sourceId,
      // The file says when it was written; when it was asked for, nobody saw.
      requestedAt: null,
      generator: null,
      operator: await operatorOf(tx, caseId, actor.id),
      instructor: null,
      revision: null,
      inputs: inputs.slice(0, 1000),
      records: [],
      readFrom: null,
      recreates: null,
      said: {
        tool: said?.tool ?? '',
        toolVersion: said?.toolVersion ?? '',
        texts: said?.texts ?? [],
        parameters: said?.parameters ?? [],
        models: said?.models ?? [],
        environment: [],
        purpose: '',
      },
    },
    { happenedAt },
  );
  await recordEnd(recording, {
    run: runId,
    outcome: 'completed',
    receivedAt: happenedAt,
    outputs: [{ exhibit: exhibitId, position: 0 }],
    records: [],
    said: {
      texts: [],
      parameters: [],
      models: [],
      environment: [],
      providerIds: said?.providerIds ?? [],
      failure: '',
    },
  });
  return runId;
}

function saidIn(reading: Reading | null) {
  const telling = reading && tellingStatement(reading);
  const statement = telling === null ? undefined : reading?.statements[telling];
  return statement ? fromStatement(statement) : null;
}
