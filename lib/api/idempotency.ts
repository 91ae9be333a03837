import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import { sha256 } from '#crypto';
import { database } from '@/db/client';
import { idempotency } from '@/db/schema/operations';
import { toHex, utf8 } from '@/lib/kernel/digest';
import { AppError } from '@/lib/kernel/errors';
import { log } from '@/lib/kernel/log';

/** How long an answer is kept for repetitions, in hours. */
const KEPT_HOURS = 24;

/** Minutes after which an unanswered first request can no longer be at work. */
const LONGEST_MINUTES = 10;

/** Expired keys of an account that one new key sweeps away, so that they cannot pile up. */
const SWEPT = 50;

/** Response headers that belong to the answer and are given again with it. */
const ANSWER_HEADERS = ['content-type', 'chirograph-entry', 'location'];

const stored = z.object({ headers: z.record(z.string(), z.string()), body: z.string() });

/** What makes two requests the same: method, address, kind and content. */
export function requestHash(request: Request, body: Uint8Array): string {
  const url = new URL(request.url);
  const head = [
    request.method,
    url.pathname + url.search,
    request.headers.get('content-type') ?? '',
    request.headers.get('x-file-name') ?? '',
    request.headers.get('chirograph-sha256') ?? '',
  ];
  return toHex(sha256(utf8(JSON.stringify(head)), sha256(body)));
}

/** The Idempotency-Key of a request, or null. Throws INVALID for one that is no key. */
export function keyOf(request: Request): string | null {
  const key = request.headers.get('idempotency-key');
  if (key !== null && !/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw new AppError('INVALID', { reason: 'idempotency_key' });
  }
  return key;
}

/** A request under a key of an account. */
export type KeyedRequest = {
  accountId: string;
  key: string;
  /** See `requestHash`. */
  hash: string;
  work(): Promise<Response>;
  /** Throws where the caller may no longer see what the first answer speaks of. */
  maySee(): Promise<unknown>;
};

/**
 * Does something once for a key: a repetition gets the first answer again, marked by the header
 * `idempotency-replayed`. Throws CONFLICT with `idempotency_mismatch` where the key came with
 * another request, `idempotency_in_progress` while the first one is at work, and
 * `idempotency_unknown` where the first one ended without an answer (a crash), so that nobody
 * knows whether it took effect.
 */
export async function once(keyed: KeyedRequest): Promise<Response> {
  const { accountId, key, hash } = keyed;
  const first = await claim(accountId, key, hash);
  if (!first) {
    await keyed.maySee();
    return replay(accountId, key, hash);
  }
  let response: Response;
  try {
    response = await keyed.work();
  } catch (error) {
    // A commit whose answer was lost may have taken effect; everything else has not.
    if (!(error instanceof AppError && error.reason === 'database_lost')) {
      await release(accountId, key);
    }
    throw error;
  }
  const body = await response.text();
  if (response.status === 429 || response.status >= 500) {
    if (!body.includes('"database_lost"')) await release(accountId, key);
  } else {
    // The act stands, whatever becomes of its answer; a repetition is then told that nobody knows.
    await keep(accountId, key, response, body).catch((error) =>
      log.error({ err: error }, 'answer not kept'),
    );
  }
  return new Response(response.status === 204 ? null : body, {
    status: response.status,
    headers: response.headers,
  });
}

const oneKey = (accountId: string, key: string) =>
  and(eq(idempotency.accountId, accountId), eq(idempotency.key, key));

/** True for the one request that a new (or expired) key belongs to. */
async function claim(accountId: string, key: string, hash: string): Promise<boolean> {
  const expired = sql`now() - ${KEPT_HOURS} * interval '1 hour'`;
  const db = database();
  const claimed = await db
    .insert(idempotency)
    .values({ accountId, key, requestHash: hash })
    .onConflictDoUpdate({
      target: [idempotency.accountId, idempotency.key],
      set: { requestHash: hash, status: null, answer: null, createdAt: sql`now()` },
      setWhere: lt(idempotency.createdAt, expired),
    })
    .returning({ key: idempotency.key });
  if (claimed.length > 0) {
    await db.execute(sql`
      delete from ${idempotency} where ${idempotency.accountId} = ${accountId} and ${idempotency.key} in (
        select key from idempotency where account_id = ${accountId} and created_at < ${expired}
        limit ${SWEPT})`);
  }
  return claimed.length > 0;
}

async function replay(accountId: string, key: string, hash: string): Promise<Response> {
  const [row] = await database()
    .select({
      requestHash: idempotency.requestHash,
      status: idempotency.status,
      answer: idempotency.answer,
      stale: sql<boolean>`${idempotency.createdAt} < now() - ${LONGEST_MINUTES} * interval '1 minute'`,
    })
    .from(idempotency)
    .where(oneKey(accountId, key));
  // Released a moment ago: the first request failed without effect and may simply come again.
  if (!row) throw new AppError('UNAVAILABLE', { reason: 'busy', retryAfter: 1 });
  if (row.requestHash !== hash) throw new AppError('CONFLICT', { reason: 'idempotency_mismatch' });
  if (row.status === null) {
    const reason = row.stale ? 'idempotency_unknown' : 'idempotency_in_progress';
    throw new AppError('CONFLICT', { reason, ...(row.stale ? {} : { retryAfter: 1 }) });
  }
  const { headers, body } = stored.parse(row.answer);
  return new Response(row.status === 204 ? null : body, {
    status: row.status,
    headers: { ...headers, 'idempotency-replayed': 'true' },
  });
}

async function keep(accountId: string, key: string, response: Response, body: string) {
  const headers: Record<string, string> = {};
  for (const name of ANSWER_HEADERS) {
    const value = response.headers.get(name);
    if (value !== null) headers[name] = value;
  }
  await database()
    .update(idempotency)
    .set({ status: response.status, answer: { headers, body } })
    .where(oneKey(accountId, key));
}

async function release(accountId: string, key: string): Promise<void> {
  await database()
    .delete(idempotency)
    .where(and(oneKey(accountId, key), isNull(idempotency.status)));
}
