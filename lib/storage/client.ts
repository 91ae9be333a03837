import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { env } from '@/lib/kernel/env';
import { processWide } from './process-wide';

interface Clients {
  /** For calls of this server. */
  readonly server: S3Client;
  /** Signs addresses for browsers; never sends anything. */
  readonly presigner: S3Client;
  readonly bucket: string;
}

const silent = (): void => undefined;
const SILENT = { debug: silent, info: silent, warn: silent, error: silent };

const slot = processWide<Clients>('clients');

/** The one pair of clients of this process, made at first use and never at import. */
export function clients(): Clients {
  slot.value ??= makeClients();
  return slot.value;
}

/** Closes the clients; the next use makes new ones from the settings. */
export function closeClients(): void {
  slot.value?.server.destroy();
  slot.value?.presigner.destroy();
  slot.value = undefined;
}

function makeClients(): Clients {
  const settings = env();
  const config: S3ClientConfig = {
    region: settings.S3_REGION,
    forcePathStyle: settings.S3_FORCE_PATH_STYLE || settings.S3_EMBEDDED,
    // SHA-256 is given wherever it matters. The SDK's own CRC-32 would be put into presigned
    // addresses as the checksum of an empty body, and many stores reject its trailers.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 3,
    // Whatever it would warn of is thrown as well.
    logger: SILENT,
    requestHandler: { connectionTimeout: 3000, socketTimeout: 60_000 },
  };
  // Without a key of our own the SDK looks for one where the platform keeps it (roles, profiles).
  if (settings.S3_ACCESS_KEY_ID && settings.S3_SECRET_ACCESS_KEY) {
    config.credentials = {
      accessKeyId: settings.S3_ACCESS_KEY_ID,
      secretAccessKey: settings.S3_SECRET_ACCESS_KEY,
    };
  }
  const inside = settings.S3_ENDPOINT;
  const outside = settings.S3_PUBLIC_ENDPOINT ?? inside;
  return {
    server: new S3Client({ ...config, ...(inside && { endpoint: inside }) }),
    presigner: new S3Client({ ...config, ...(outside && { endpoint: outside }) }),
    bucket: settings.S3_BUCKET,
  };
}
