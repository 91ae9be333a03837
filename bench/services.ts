import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { closeDatabase, openPool, type Sql, useDatabase } from '../db/client';
import { ensureBucket } from '../lib/storage/bucket';
import { closeClients } from '../lib/storage/client';
import { startObjectStore } from '../lib/storage/embedded/start';
import { freePort } from '../scripts/launcher/ports.mjs';
import { startPostgres } from '../scripts/launcher/postgres.mjs';

/** Database and store of one benchmark run: durable, as in use, and gone afterwards. */
export type Services = {
  url: string;
  /** Pool of the application's role, the one the process uses. */
  app: Sql;
  /** Pool of the owner, for limits that write plain tables. */
  owner: Sql;
  endpoint: string;
  /** Free port of this machine that the gateway may have an upstream at. */
  upstreamPort: number;
  dir: string;
  close(): Promise<void>;
};

/** Starts PostgreSQL and the embedded object store with flushing on, in a folder of their own. */
export async function startServices(): Promise<Services> {
  const dir = mkdtempSync(path.join(tmpdir(), 'chirograph-bench-'));
  const database = await startPostgres({ dataDir: dir, password: 'bench-only' });
  const one = postgres(database.url, { max: 1, onnotice: () => undefined });
  await migrate(drizzle(one), { migrationsFolder: 'db/migrations' });
  await one.end();
  const secretAccessKey = 'bench-only-bench-only';
  const store = await startObjectStore({
    dir: path.join(dir, 'objects'),
    host: '127.0.0.1',
    port: 0,
    accessKeyId: 'bench',
    secretAccessKey,
    fsync: true,
  });
  const upstreamPort = await freePort();
  Object.assign(process.env, {
    GATEWAY_UPSTREAMS: `http://127.0.0.1:${upstreamPort}`,
    DATABASE_URL: database.url,
    S3_ENDPOINT: store.endpoint,
    S3_PUBLIC_ENDPOINT: store.endpoint,
    S3_ACCESS_KEY_ID: 'bench',
    S3_SECRET_ACCESS_KEY: secretAccessKey,
    S3_EMBEDDED: '1',
    CHIROGRAPH_SECRET: 'only for benchmarks, only for benchmarks',
    CHIROGRAPH_KEYS: path.join(dir, 'keys'),
    LOG_LEVEL: 'silent',
  });
  const app = openPool(database.url, { max: 20 });
  useDatabase(app);
  await ensureBucket();
  const owner = postgres(database.url, { max: 20, onnotice: () => undefined });
  return {
    url: database.url,
    app,
    owner,
    endpoint: store.endpoint,
    upstreamPort,
    dir,
    close: async () => {
      await closeDatabase();
      closeClients();
      await owner.end({ timeout: 1 });
      await store.close();
      await database.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
