import { z } from 'zod';
import { recordEvents } from '@/lib/capture/commands/record-events';
import { EVENTS_AT_ONCE, MOST_INLINE_BYTES } from '@/lib/capture/commands/run-event';
import { failureReply } from '@/lib/door/failure';
import type { Caller } from '@/lib/kernel/actor';
import { AppError } from '@/lib/kernel/errors';
import type { Reply } from '@/lib/kernel/reply';
import { isHere } from './batch';
import { endLine, refusedLine } from './line-answers';
import { type Line, linesOf } from './ndjson';

/** Lines of one request. */
export const EVENT_LINES = 100_000;

/** A line holds at most a few small files in base64 and what is said about them. */
const LINE_BYTES = 2 * MOST_INLINE_BYTES;

/** Bytes of lines gathered before they are recorded together. */
const GROUP_BYTES = 8 * 1024 * 1024;

const told = z.union([
  z.object({
    line: z.number().int(),
    ok: z.literal(true),
    key: z.string(),
    runId: z.string(),
    number: z.number().int().nullable(),
    /** Recorded before under this key; nothing new was recorded. */
    repeated: z.boolean(),
    entry: z.number().int().optional(),
  }),
  refusedLine,
]);

/** One line of the answer; the last one says that the whole body was read. */
export const eventAnswerLine = z.union([told, endLine]);

type Answer = z.input<typeof told>;
type Failure = Extract<Reply<never>, { ok: false }>;

/** Lines that are recorded together; one that is no JSON holds its place with why. */
type Held = { number: number; value: unknown } | { number: number; failure: Failure };

/**
 * Works through run events line by line and yields the answers in the same order, each as one line
 * of NDJSON. A line that cannot be read or is refused spoils no other. Memory stays bounded whatever
 * the length of body and lines.
 */
export async function* runEvents(
  caller: Caller,
  about: { caseId: string; sourceId: string },
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<string> {
  const count = { lines: 0, done: 0, refused: 0 };
  let held: Held[] = [];
  let bytes = 0;
  const flush = async function* () {
    const group = held;
    held = [];
    bytes = 0;
    for (const answer of await recorded(caller, about, group)) {
      if (answer.ok) count.done += 1;
      else count.refused += 1;
      yield JSON.stringify(answer);
    }
  };
  const pieces = linesOf(body, LINE_BYTES);
  let next = pieces.next();
  for (;;) {
    // What was gathered waits for more only while more is there already.
    if (held.length > 0 && !(await isHere(next))) yield* flush();
    const { done, value: lines } = await next;
    if (done) break;
    next = pieces.next();
    for (const line of lines) {
      if (line.bytes?.length === 0) continue;
      count.lines += 1;
      if (count.lines > EVENT_LINES) {
        // The rest is not read; whatever still arrives is thrown away.
        next.catch(() => undefined);
        held.push({ number: line.number, failure: failed('TOO_LARGE', 'too_many_lines') });
        yield* flush();
        yield JSON.stringify({ end: count });
        return;
      }
      held.push(readLine(line));
      bytes += line.bytes?.length ?? 0;
      if (held.length >= EVENTS_AT_ONCE || bytes >= GROUP_BYTES) yield* flush();
    }
  }
  yield* flush();
  yield JSON.stringify({ end: count });
}

/** Records a group and answers each of its lines. */
async function recorded(
  caller: Caller,
  about: { caseId: string; sourceId: string },
  group: readonly Held[],
): Promise<Answer[]> {
  const events = group.flatMap((one) => ('failure' in one ? [] : [one.value]));
  const reply = events.length > 0 ? await recordEvents(caller, { ...about, events }) : null;
  let at = 0;
  return group.map((one): Answer => {
    const { number: line } = one;
    if ('failure' in one) return { line, ...one.failure };
    if (!reply) throw new Error('a line without an answer');
    if (!reply.ok) return { line, ...reply };
    const result = reply.data.results[at++];
    if (!result) throw new Error('events were answered with fewer results');
    return { line, ...result };
  });
}

function failed(code: AppError['code'], reason: string): Failure {
  return failureReply(new AppError(code, { reason }), { events: true });
}

function readLine({ number, bytes }: Line): Held {
  if (bytes === null) return { number, failure: failed('TOO_LARGE', 'line_too_long') };
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return { number, value };
  } catch {
    return { number, failure: failed('INVALID', 'not_json') };
  }
}
