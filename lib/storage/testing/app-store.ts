import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { type TestObjectStore, testObjectStore } from '@/db/testing/object-store';
import { clients, closeClients } from '../client';
import { type FaultProxy, openFaultProxy } from './fault-proxy';

export interface AppStore {
  readonly store: TestObjectStore;
  /** Stands between the application and the store and lets everything pass until told otherwise. */
  readonly proxy: FaultProxy;
  close(): Promise<void>;
}

/**
 * Sets this process up as the application runs: settings in the environment, a store behind
 * them. The settings are read once, so a test file chooses once between the two modes.
 */
export async function openAppStore(options: {
  embedded: boolean;
  /** Make the bucket here, with Object Lock or without; undefined leaves it to the application. */
  lock?: boolean;
}): Promise<AppStore> {
  const store = await testObjectStore();
  const proxy = await openFaultProxy(store.endpoint);
  Object.assign(process.env, {
    DATABASE_URL: 'postgres://unused',
    CHIROGRAPH_SECRET: 'unused '.repeat(8),
    CHIROGRAPH_KEYS: '/unused',
    CHIROGRAPH_URL: 'http://localhost:3000',
    S3_ENDPOINT: proxy.endpoint,
    S3_PUBLIC_ENDPOINT: store.endpoint,
    S3_REGION: store.region,
    S3_BUCKET: store.bucket,
    S3_ACCESS_KEY_ID: store.accessKeyId,
    S3_SECRET_ACCESS_KEY: store.secretAccessKey,
    S3_FORCE_PATH_STYLE: store.forcePathStyle ? '1' : '0',
    S3_EMBEDDED: options.embedded ? '1' : '0',
    S3_RETENTION_DAYS: '30',
  });
  if (options.lock !== undefined) {
    const { server, bucket } = clients();
    const command = { Bucket: bucket, ObjectLockEnabledForBucket: options.lock };
    await server.send(new CreateBucketCommand(command));
  }
  return {
    store,
    proxy,
    close: async () => {
      closeClients();
      await proxy.close();
      await store.close();
    },
  };
}
