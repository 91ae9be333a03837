import { sqlPool } from '@/db/client';
import { log } from '@/lib/kernel/log';
import { SOFTWARE } from '@/lib/kernel/version';
import { pingStore } from '@/lib/storage/bucket';

/** Longer than a healthy answer takes, shorter than whoever asks waits. */
const PATIENCE_MS = 3000;

/** What was found last, so that only a change is logged: this address is asked all the time. */
const found = new Map<string, boolean>();

async function answers(name: string, ask: () => Promise<unknown>) {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
  let failure: unknown;
  try {
    await Promise.race([ask(), late]);
  } catch (error) {
    failure = error;
  }
  const answered = failure === undefined;
  if (found.get(name) !== answered) {
    found.set(name, answered);
    if (answered) log.info(`${name} answers`);
    else
      log.warn({ reason: failure instanceof Error ? failure.name : undefined }, `${name} silent`);
  }
  return answered;
}

/**
 * `live`: this process answers. `ready`: its database and its object store do, too; 503 where not.
 * Open to everybody, so it says nothing else.
 */
export async function GET(): Promise<Response> {
  const [database, store] = await Promise.all([
    answers('database', async () => {
      await sqlPool()`select 1`;
    }),
    answers('object store', pingStore),
  ]);
  const ready = database && store;
  return Response.json(
    { live: true, ready, database, store, version: SOFTWARE },
    { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  );
}
