import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { sha256 as sha256Of } from '#crypto';
import { run } from '@/db/schema/runs';
import type { Tx } from '@/db/tx';
import { command } from '@/lib/door/command';
import { toAppError } from '@/lib/door/failure';
import { id } from '@/lib/entries/define';
import { caseFacts } from '@/lib/exhibits/commands/admission';
import { type KeptFile, keepCaptured } from '@/lib/exhibits/commands/captured';
import { toHex } from '@/lib/kernel/digest';
import { AppError, type ErrorCode, type FieldErrors } from '@/lib/kernel/errors';
import { lockNumbering } from '@/lib/ledger/append';
import { openSource } from '@/lib/runs/commands/record-run';
import { composeEvent, type EventFiles, type EventResult } from './compose-events';
import { EventBook } from './event-book';
import { factsOf, seenIn } from './event-facts';
import {
  EVENTS_AT_ONCE,
  type EventFile,
  filesOf,
  type RunEvent,
  runEvent,
  timeOf,
} from './run-event';

/** Files written to the store at once. */
const AT_ONCE = 8;

/** What became of one event. */
export type EventAnswer =
  | ({ ok: true } & EventResult)
  | { ok: false; code: ErrorCode; reason?: string; fields?: FieldErrors };

/** An event as it could be read, or why it could not. */
type Read = RunEvent | AppError;

/**
 * Records what a program says happened, many events in one transaction and in their order: one lock,
 * one append, one insert for each table. An event that is refused is answered so and spoils no other;
 * one that was recorded before is answered as it was then. A failure of the database or the store
 * refuses all.
 */
export const recordEvents = command({
  name: 'capture.record_events',
  action: 'run.record',
  input: z.strictObject({
    caseId: id('case'),
    sourceId: id('source'),
    /** Each is parsed by itself, so that a wrong one spoils no other. */
    events: z.array(z.unknown()).min(1).max(EVENTS_AT_ONCE),
  }),
  async prepare({ grant, input, read }) {
    const events = input.events.map(readEvent);
    const good = events.filter((one): one is RunEvent => !(one instanceof AppError));
    const keys = good.map(({ key }) => key);
    const { label, seen } = await read(async (tx) => {
      const { label } = await eventSource(tx, grant.caseId, input.sourceId);
      return { label, seen: await seenIn(tx, input.sourceId, keys) };
    });
    const fresh = good.filter(({ key }) => !seen.has(key));
    return { events, files: await keepFiles(grant.caseId, label, fresh) };
  },
  async run({ tx, grant, input, prepared, recordIn }) {
    const { caseId } = grant;
    const { sourceId } = input;
    await lockNumbering(tx, caseId);
    const { openedAt } = await eventSource(tx, caseId, sourceId);
    const good = prepared.events.filter((one): one is RunEvent => !(one instanceof AppError));
    const digests = [...prepared.files.values()].map(({ sha256 }) => sha256);
    const about = { caseId, sourceId, accountId: grant.actor.id };
    const on = {
      caseId,
      sourceId,
      sourceOpenedAt: openedAt,
      facts: await factsOf(tx, about, good, digests),
      caseFacts: await caseFacts(tx, caseId),
      lastRun: await lastRun(tx, caseId),
      now: new Date(),
      book: new EventBook(),
    };
    const composed = prepared.events.map((event) => {
      try {
        if (event instanceof AppError) throw event;
        const result = composeEvent(on, event, prepared.files);
        return { result, at: on.book.drafts.length - 1 };
      } catch (error) {
        const failure = toAppError(error);
        if (failure.code === 'INTERNAL') throw error;
        return failure;
      }
    });
    const entries = await (on.book.drafts.length === 0 ? [] : recordIn(caseId, on.book.drafts));
    await on.book.write(tx, grant, sourceId, entries);
    const results = composed.map((one): EventAnswer & { entry?: number } => {
      if (one instanceof AppError) return refusal(one);
      const entry = one.result.repeated ? undefined : entries[one.at]?.index;
      return { ok: true, ...one.result, ...(entry === undefined ? {} : { entry }) };
    });
    const [first, ...rest] = entries;
    return first
      ? { answer: { results }, entries: [first, ...rest] }
      : { answer: { results }, unrecorded: 'every event was refused or stands already' };
  },
});

/** The open source of a case for events. Throws INVALID for a source of another kind. */
async function eventSource(tx: Tx, caseId: string, sourceId: string) {
  const source = await openSource(tx, caseId, sourceId);
  if (source.kind !== 'events') {
    throw new AppError('INVALID', { fields: { sourceId: 'other_source' } });
  }
  return source;
}

function readEvent(value: unknown): Read {
  const parsed = runEvent.safeParse(value, { reportInput: true });
  return parsed.success ? parsed.data : toAppError(parsed.error);
}

function refusal({ code, reason, fields }: AppError): EventAnswer {
  return { ok: false, code, ...(reason ? { reason } : {}), ...(fields ? { fields } : {}) };
}

async function lastRun(tx: Tx, caseId: string): Promise<number> {
  const [row] = await tx
    .select({ last: sql<number>`coalesce(max(${run.number}), 0)::int` })
    .from(run)
    .where(sql`${run.caseId} = ${caseId} and ${run.series} = 'run'`);
  return row?.last ?? 0;
}

/** Keeps what came along, a few at a time, and says the digest of every file. */
async function keepFiles(
  caseId: string,
  source: string,
  events: readonly RunEvent[],
): Promise<EventFiles> {
  const found = new Map<EventFile, { sha256: string; kept: KeptFile | null }>();
  const waiting: { file: EventFile; bytes: Uint8Array; happenedAt: string | null }[] = [];
  for (const event of events) {
    for (const file of filesOf(event)) {
      if (file.sha256 !== undefined) found.set(file, { sha256: file.sha256, kept: null });
      if (file.bytes) waiting.push({ file, bytes: file.bytes, happenedAt: timeOf(event) });
    }
  }
  const keep = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { file, bytes, happenedAt } = next;
      const { fileName, title } = file;
      const about = { bytes, fileName, title, mediaType: '', source, happenedAt };
      const [kept] = await keepCaptured(caseId, [about]);
      found.set(file, { sha256: toHex(sha256Of(bytes)), kept: kept ?? null });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, keep));
  return found;
}
