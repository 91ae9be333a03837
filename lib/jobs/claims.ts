import { and, eq, type SQL, sql } from 'drizzle-orm';
import { database } from '@/db/client';
import { job } from '@/db/schema/operations';
import type { TakenJob } from './handlers';

/** Tries a job gets before it has failed. */
export const ATTEMPTS = 3;

/** A job taken by this process. Every later write names the claim, and none is made without it. */
export type Claim = TakenJob & {
  /** When this try began, as the database writes it: no two tries of a job began together. */
  began: string;
  /** It was under way as often as it may be, and no process lived to tell how it ended. */
  exhausted: boolean;
  cancelled: boolean;
  /** Milliseconds since it was asked for. */
  age: number;
};

type Row = {
  id: string;
  kind: string;
  case_id: string | null;
  input: unknown;
  created_by: string;
  attempts: number;
  before: number;
  began: string;
  cancelled: boolean;
  age: number;
};

/**
 * Takes the oldest waiting job of some kinds, or null. With `cancelledOnly`, one that somebody asked
 * to stop before it was begun.
 */
export async function takeNext(
  kinds: readonly string[],
  { cancelledOnly = false } = {},
): Promise<Claim | null> {
  if (kinds.length === 0) return null;
  // A job put back to be tried later carries in heartbeat_at the time before which it rests.
  const ready: SQL = cancelledOnly
    ? sql`cancel_asked_at is not null`
    : sql`(heartbeat_at is null or heartbeat_at <= now())`;
  const rows = await database().execute<Row>(sql`
    update job set state = 'running', attempts = least(job.attempts + 1, ${ATTEMPTS}),
      heartbeat_at = now(), started_at = clock_timestamp()
    from (
      select id, attempts from job
      where state = 'queued' and kind in ${[...kinds]} and ${ready}
      order by created_at, id limit 1 for update skip locked
    ) pick
    where job.id = pick.id
    returning job.id, kind, case_id, input, created_by, job.attempts, pick.attempts as before,
      started_at::text as began, cancel_asked_at is not null as cancelled,
      (extract(epoch from now() - created_at) * 1000)::float8 as age`);
  const row = [...rows][0];
  if (!row) return null;
  return {
    id: row.id,
    kind: row.kind,
    caseId: row.case_id,
    input: row.input,
    createdBy: row.created_by,
    attempt: row.attempts,
    began: row.began,
    exhausted: row.before >= ATTEMPTS,
    cancelled: row.cancelled,
    age: row.age,
  };
}

/** Puts back jobs whose process gave no sign of life for `staleMs`. */
export async function putBackStale(kinds: readonly string[], staleMs: number): Promise<void> {
  if (kinds.length === 0) return;
  await database().execute(sql`
    update job set state = 'queued', heartbeat_at = null
    where state = 'running' and kind in ${[...kinds]}
      and heartbeat_at < now() - ${`${staleMs} milliseconds`}::interval`);
}

export type Progress = { step: string; done: number; total: number };

/** Gives a sign of life, with progress if there is any, and answers whether to go on. */
export async function signOfLife(
  claim: Claim,
  progress?: Progress,
): Promise<'go on' | 'cancelled' | 'lost'> {
  const [row] = await database()
    .update(job)
    .set({ ...progress, heartbeatAt: sql`now()` })
    .where(held(claim))
    .returning({ cancelAskedAt: job.cancelAskedAt });
  if (!row) return 'lost';
  return row.cancelAskedAt ? 'cancelled' : 'go on';
}

export type Outcome =
  | { state: 'done'; result: Record<string, unknown> | null }
  | { state: 'failed'; failure: string }
  | { state: 'cancelled' };

/** Writes how a job ended. Does nothing where the claim was lost. */
export async function endJob(claim: Claim, outcome: Outcome): Promise<void> {
  await database()
    .update(job)
    .set({ ...outcome, finishedAt: sql`now()` })
    .where(held(claim));
}

/** Puts a job back into the queue, to rest for a while; `counted` says whether the try counts. */
export async function putBack(
  claim: Claim,
  { restMs, counted }: { restMs: number; counted: boolean },
): Promise<void> {
  await database()
    .update(job)
    .set({
      state: 'queued',
      heartbeatAt: sql`now() + ${`${restMs} milliseconds`}::interval`,
      ...(counted ? {} : { attempts: sql`greatest(${job.attempts} - 1, 0)` }),
    })
    .where(held(claim));
}

/** The row only as long as this try holds it: not after it was taken again or put back. */
const held = ({ id, began }: Claim) =>
  and(eq(job.id, id), eq(job.state, 'running'), sql`${job.startedAt} = ${began}::timestamptz`);
