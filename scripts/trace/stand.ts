import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { closeDatabase, openPool, useDatabase } from '../../db/client';
import { log } from '../../lib/kernel/log';
import { ensureBucket } from '../../lib/storage/bucket';
import { closeClients } from '../../lib/storage/client';
import { startObjectStore } from '../../lib/storage/embedded/start';
import { startPostgres } from '../launcher/postgres.mjs';

/** A database and an object store in a folder of their own, and this process pointed at them. */
export type Stand = {
  dir: string;
  /** Stops both and starts them again on the same data. */
  restart(): Promise<void>;
  /** Stops both and takes the folder away. */
  close(): Promise<void>;
};

const ACCESS = { accessKeyId: 'trace', secretAccessKey: 'only-for-traces-only-for-traces' };

/** Starts what a trace needs, durable as in use, in a folder below the system's temporary one. */
export async function startStand(): Promise<Stand> {
  const dir = mkdtempSync(path.join(tmpdir(), 'chirograph-trace-'));
  let port = 0;
  const start = async () => {
    const database = await startPostgres({ dataDir: dir, password: 'only-for-traces' });
    const store = await startObjectStore({
      dir: path.join(dir, 'objects'),
      host: '127.0.0.1',
      // Settings are read once in a process: the store stays where it was.
      port,
      ...ACCESS,
      fsync: true,
    });
    port = Number(new URL(store.endpoint).port);
    Object.assign(process.env, {
      DATABASE_URL: database.url,
      S3_ENDPOINT: store.endpoint,
      S3_PUBLIC_ENDPOINT: store.endpoint,
      S3_ACCESS_KEY_ID: ACCESS.accessKeyId,
      S3_SECRET_ACCESS_KEY: ACCESS.secretAccessKey,
      S3_EMBEDDED: '1',
      CHIROGRAPH_SECRET: 'only for traces, only for traces, only',
      CHIROGRAPH_KEYS: path.join(dir, 'keys'),
      LOG_LEVEL: 'silent',
    });
    // This process has read its level already.
    log.level = 'silent';
    useDatabase(openPool(database.url));
    return async () => {
      await closeDatabase();
      closeClients();
      await store.close();
      await database.stop();
    };
  };
  let stop = await start();
  const one = postgres(process.env.DATABASE_URL ?? '', { max: 1, onnotice: () => undefined });
  await migrate(drizzle(one), { migrationsFolder: 'db/migrations' });
  await one.end();
  await ensureBucket();
  return {
    dir,
    restart: async () => {
      await stop();
      stop = await start();
    },
    close: async () => {
      await stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
