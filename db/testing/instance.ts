import { closeDatabase, openPool, useDatabase } from '@/db/client';
import { ensureBucket } from '@/lib/storage/bucket';
import { closeClients } from '@/lib/storage/client';
import { type TestDatabase, testDatabase } from './database';
import { testObjectStore } from './object-store';

/** A database and an object store of one test file, with this process pointed at both. */
export type TestInstance = { db: TestDatabase; close(): Promise<void> };

/** Starts both. Call before anything reads the settings: they are read once in a process. */
export async function testInstance(): Promise<TestInstance> {
  const store = await testObjectStore();
  Object.assign(process.env, {
    S3_ENDPOINT: store.endpoint,
    S3_REGION: store.region,
    S3_BUCKET: store.bucket,
    S3_ACCESS_KEY_ID: store.accessKeyId,
    S3_SECRET_ACCESS_KEY: store.secretAccessKey,
    S3_FORCE_PATH_STYLE: store.forcePathStyle ? '1' : '0',
    S3_EMBEDDED: store.embedded ? '1' : '0',
  });
  const db = await testDatabase();
  useDatabase(openPool(db.url));
  await ensureBucket();
  return {
    db,
    close: async () => {
      await closeDatabase();
      closeClients();
      await db.close();
      await store.close();
    },
  };
}
