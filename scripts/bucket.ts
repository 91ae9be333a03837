import { env } from '@/lib/kernel/env';
import { ensureBucket } from '@/lib/storage/bucket';
import { closeClients } from '@/lib/storage/client';
import { type Lack, probeStore } from '@/lib/storage/probe';

const LACKS: Record<Lack, string> = {
  conditional_writes: 'does not refuse a second write under the same name',
  checksums: 'does not check SHA-256, so every file is read again before it is recorded',
  versioning: 'keeps no versions in this bucket',
  object_lock: 'offers no Object Lock in this bucket, so evidence can be deleted there',
};

/**
 * Makes the bucket of the embedded store, or asks the configured one what it can do. Says on
 * standard output, line by line, what its owner should know.
 */
async function main(): Promise<void> {
  const { bucket, exists, cors } = await ensureBucket();
  const { S3_EMBEDDED, S3_ENDPOINT } = env();
  if (!exists) throw new Error(`${S3_ENDPOINT} has no bucket ${bucket}; make it first`);
  if (S3_EMBEDDED) return;
  if (cors === false) console.log(`bucket ${bucket} has no CORS rule for this address`);
  const { lacks } = await probeStore();
  for (const lack of lacks) console.log(`the object store ${LACKS[lack]}`);
}

main()
  .catch((error: unknown) => {
    let inner = error;
    while (inner instanceof Error && inner.cause !== undefined) inner = inner.cause;
    console.error(inner instanceof Error ? inner.message || inner.name : String(inner));
    process.exitCode = 1;
  })
  .finally(closeClients);
