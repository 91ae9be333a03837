import { and, asc, eq, gte, inArray, lt } from 'drizzle-orm';
import { database } from '@/db/client';
import { promptOperation } from '@/db/schema/prompts';
import type { Reader } from '@/db/tx';
import { type Operation, operationFrom } from '@/lib/authorship/operation';

/** Operations read at once; bounds memory on long chains. */
const PAGE = 1000;

const COLUMNS = {
  seq: promptOperation.seq,
  claim: promptOperation.claim,
  sig: promptOperation.sig,
  server: promptOperation.server,
  hash: promptOperation.hash,
};

/** Operations `from` (inclusive) to `to` (exclusive) in order, at most `limit`. */
export async function operationsOf(
  reader: Reader,
  promptId: string,
  from: number,
  to: number,
  limit = PAGE,
): Promise<Operation[]> {
  const rows = await reader
    .select(COLUMNS)
    .from(promptOperation)
    .where(
      and(
        eq(promptOperation.promptId, promptId),
        gte(promptOperation.seq, from),
        lt(promptOperation.seq, to),
      ),
    )
    .orderBy(asc(promptOperation.seq))
    .limit(limit);
  return rows.map(operationFrom);
}

/** Operations of a range in order, read page by page in bounded memory. Ends where the chain does. */
export async function* streamOperations(
  promptId: string,
  from: number,
  to: number,
  reader: Reader = database(),
): AsyncGenerator<Operation> {
  for (let next = from; next < to; ) {
    const page = await operationsOf(reader, promptId, next, to);
    if (page.length === 0) return;
    yield* page;
    next += page.length;
  }
}

/** Operations by their numbers, in no order. */
export async function operationsAt(
  reader: Reader,
  promptId: string,
  seqs: readonly number[],
): Promise<Operation[]> {
  if (seqs.length === 0) return [];
  const rows = await reader
    .select(COLUMNS)
    .from(promptOperation)
    .where(and(eq(promptOperation.promptId, promptId), inArray(promptOperation.seq, [...seqs])));
  return rows.map(operationFrom);
}

/** The operation of a writer's claim by its counter, or null. */
export async function operationOfClaim(
  reader: Reader,
  promptId: string,
  writer: number,
  n: number,
): Promise<Operation | null> {
  const [row] = await reader
    .select(COLUMNS)
    .from(promptOperation)
    .where(
      and(
        eq(promptOperation.promptId, promptId),
        eq(promptOperation.writer, writer),
        eq(promptOperation.n, n),
      ),
    );
  return row ? operationFrom(row) : null;
}
