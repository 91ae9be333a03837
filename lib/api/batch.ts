import { z } from 'zod';
import { failureReply } from '@/lib/door/failure';
import { admitFile } from '@/lib/exhibits/commands/admit';
import { admitBatch, BATCH_ITEMS, batchItem } from '@/lib/exhibits/commands/admit-batch';
import { announceFile } from '@/lib/exhibits/commands/announce';
import { MAX_TEXT_BYTES } from '@/lib/exhibits/model';
import { admitFileInput, announceInput } from '@/lib/exhibits/schema';
import type { Caller } from '@/lib/kernel/actor';
import { AppError } from '@/lib/kernel/errors';
import type { Reply } from '@/lib/kernel/reply';
import { endLine, refusedLine } from './line-answers';
import { type Line, linesOf } from './ndjson';

/** Lines of one request. */
export const BATCH_LINES = 10_000;

/** A line holds at most one text, escaped, and what is said about it. */
const LINE_BYTES = 2 * MAX_TEXT_BYTES + 64 * 1024;

/** Bytes of lines gathered before they are admitted together. */
const GROUP_BYTES = 4 * 1024 * 1024;

const announceLine = announceInput.omit({ caseId: true }).extend({ op: z.literal('announce') });
const admitLine = admitFileInput.omit({ caseId: true }).extend({ op: z.literal('admit') });

/** One line of a batch. */
export const batchLine = z.discriminatedUnion('op', [
  ...batchItem.options,
  announceLine,
  admitLine,
]);

const lineResult = z.union([
  z.looseObject({ line: z.number().int(), ok: z.literal(true), op: z.string() }),
  refusedLine,
]);

/** One line of the answer; the last one says that the whole batch was read. */
export const batchAnswerLine = z.union([lineResult, endLine]);

type Item = z.output<typeof batchItem>;
type Answer = Record<string, unknown>;

/** Gathers consecutive digests and texts, so that many are admitted in one transaction. */
class Group {
  readonly #caller: Caller;
  readonly #caseId: string;
  #lines: { number: number; item: Item }[] = [];
  #bytes = 0;

  constructor(caller: Caller, caseId: string) {
    this.#caller = caller;
    this.#caseId = caseId;
  }

  get empty(): boolean {
    return this.#lines.length === 0;
  }

  get full(): boolean {
    return this.#lines.length >= BATCH_ITEMS || this.#bytes >= GROUP_BYTES;
  }

  add(number: number, item: Item, bytes: number): void {
    this.#lines.push({ number, item });
    this.#bytes += bytes;
  }

  /** Admits what was gathered; answers in the order of the lines. */
  async flush(): Promise<Answer[]> {
    const lines = this.#lines;
    if (lines.length === 0) return [];
    this.#lines = [];
    this.#bytes = 0;
    const items = lines.map((line) => line.item);
    const reply = await admitBatch(this.#caller, { caseId: this.#caseId, items });
    return lines.map(({ number: line, item }, i) => {
      if (!reply.ok) return refused(line, reply);
      const result = reply.data.results[i];
      if (!result) throw new Error('a batch answered with fewer results');
      return result.ok ? { line, op: item.op, ...result } : { line, ...result };
    });
  }
}

/**
 * Works through a batch line by line and yields the answers in the same order, each as one line of
 * NDJSON. A line that cannot be read or is refused spoils no other. Memory stays bounded whatever
 * the length of body and lines.
 */
export async function* runBatch(
  caller: Caller,
  caseId: string,
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<string> {
  const group = new Group(caller, caseId);
  const count = { lines: 0, done: 0, refused: 0 };
  const told = (answer: Answer) => {
    if (answer.ok === true) count.done += 1;
    else count.refused += 1;
    return JSON.stringify(answer);
  };
  const pieces = linesOf(body, LINE_BYTES);
  let next = pieces.next();
  for (;;) {
    // What was gathered waits for more only while more is there already.
    if (!group.empty && !(await isHere(next))) {
      for (const answer of await group.flush()) yield told(answer);
    }
    const { done, value: lines } = await next;
    if (done) break;
    next = pieces.next();
    for (const line of lines) {
      if (line.bytes?.length === 0) continue;
      if (count.lines >= BATCH_LINES) {
        // The rest is not read; whatever still arrives is thrown away.
        next.catch(() => undefined);
        for (const answer of await group.flush()) yield told(answer);
        yield told(refused(line.number, failed('TOO_LARGE', 'too_many_lines')));
        yield JSON.stringify({ end: count });
        return;
      }
      count.lines += 1;
      const read = readLine(line);
      if (read.ok && (read.value.op === 'hash_only' || read.value.op === 'text')) {
        group.add(line.number, read.value, line.bytes?.length ?? 0);
        if (group.full) for (const answer of await group.flush()) yield told(answer);
        continue;
      }
      // What was gathered comes first: the order of lines is the order of exhibits.
      for (const answer of await group.flush()) yield told(answer);
      yield told(
        read.ok
          ? await single(caller, caseId, line.number, read.value)
          : refused(line.number, read),
      );
    }
  }
  for (const answer of await group.flush()) yield told(answer);
  yield JSON.stringify({ end: count });
}

/** Milliseconds in which the next piece of a body that is on its way usually arrives. */
const SOON = 2;

/** Whether something that is awaited arrives so soon that waiting for it is worth while. */
export async function isHere(next: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const later = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, SOON, false);
  });
  const here = await Promise.race([next.then(() => true), later]);
  clearTimeout(timer);
  return here;
}

type Failure = Extract<Reply<never>, { ok: false }>;

function failed(code: AppError['code'], reason: string): Failure {
  return failureReply(new AppError(code, { reason }), { batch: true });
}

function refused(line: number, failure: Failure): Answer {
  return { line, ...failure };
}

function readLine(line: Line): { ok: true; value: z.output<typeof batchLine> } | Failure {
  if (line.bytes === null) return failed('TOO_LARGE', 'line_too_long');
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line.bytes));
  } catch {
    return failed('INVALID', 'not_json');
  }
  const parsed = batchLine.safeParse(value);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : failureReply(parsed.error, { batch: true });
}

/** Lines that talk to the store go through the command a single request would use. */
async function single(
  caller: Caller,
  caseId: string,
  line: number,
  value: z.output<typeof batchLine>,
): Promise<Answer> {
  if (value.op === 'announce') {
    const { op, ...announced } = value;
    const reply = await announceFile(caller, { caseId, ...announced });
    return reply.ok ? { line, ok: true, op, ...reply.data } : refused(line, reply);
  }
  if (value.op === 'admit') {
    const { op, ...admitted } = value;
    const reply = await admitFile(caller, { caseId, ...admitted });
    if (!reply.ok) return refused(line, reply);
    return { line, ok: true, op, ...reply.data, entry: reply.index };
  }
  throw new Error(`${value.op} is admitted in groups`);
}

/**
 * The answers as a body that is filled as work goes on, whether or not they are read yet: a caller
 * that sends everything before it reads anything would otherwise wait for itself. They are bounded
 * by the number of lines.
 */
export function eagerStream(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stopped = false;
  return new ReadableStream({
    async start(controller) {
      try {
        for await (const line of lines) {
          if (stopped) return;
          controller.enqueue(encoder.encode(`${line}\n`));
        }
        controller.close();
      } catch (error) {
        controller.error(error);
      }
    },
    cancel() {
      stopped = true;
    },
  });
}
