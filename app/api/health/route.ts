import { HeadBucketCommand } from '@aws-sdk/client-s3';
import { sqlPool } from '@/db/client';
import { log } from '@/lib/kernel/log';
import { SOFTWARE } from '@/lib/kernel/version';
import { clients } from '@/lib/storage/client';

/** Longer than a healthy answer takes, shorter than whoever asks waits. */
const PATIENCE_MS = 3000;

async function answers(name: string, ask: (signal: AbortSignal) => Promise<unknown>) {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
  try {
    await Promise.race([ask(signal), late]);
    return true;
  } catch (error) {
    log.warn({ err: error }, `${name} does not answer`);
    return false;
  }
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
    answers('object store', (abortSignal) => {
      const { server, bucket } = clients();
      return server.send(new HeadBucketCommand({ Bucket: bucket }), { abortSignal });
    }),
  ]);
  const ready = database && store;
  return Response.json(
    { live: true, ready, database, store, version: SOFTWARE },
    { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  );
}
