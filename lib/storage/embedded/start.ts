import type { AddressInfo } from 'node:net';
import { createObjectServer } from './server';
import { type Opening, Store } from './store';

export interface ObjectStoreOptions {
  /** Folder of the journal and the bytes; created when missing. */
  readonly dir: string;
  /** Address to listen on; loopback unless something else stands in front. */
  readonly host: string;
  /** Port; 0 takes a free one. */
  readonly port: number;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** False only in tests: nothing then survives power loss. */
  readonly fsync: boolean;
}

export interface ObjectStore {
  /** Address for S3 clients, path style, without a trailing slash. */
  readonly endpoint: string;
  /** What opening the folder found and did. */
  readonly opening: Opening;
  /** Finishes what is under way, for at most `graceMs`, and gives the folder back. */
  close(graceMs?: number): Promise<void>;
}

/**
 * Starts the embedded object store: S3 over HTTP on one folder. Rejects when another process
 * holds the folder, the journal is damaged, or the port is taken.
 */
export async function startObjectStore(options: ObjectStoreOptions): Promise<ObjectStore> {
  const { accessKeyId, secretAccessKey } = options;
  if (accessKeyId === '' || secretAccessKey.length < 16) {
    throw new Error('the object store needs an access key and a secret of 16 characters or more');
  }
  const store = await Store.open(options.dir, { fsync: options.fsync });
  const { server, settled } = createObjectServer(store, { accessKeyId, secretAccessKey });
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port, options.host, () => {
        server.off('error', reject);
        resolve();
      });
    });
  } catch (error) {
    await store.close();
    throw error;
  }
  const { port } = tcpAddress(server.address());
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return {
    endpoint: `http://${host}:${port}`,
    opening: store.opening,
    close: async (graceMs = 5000) => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // A kept-alive connection ends as soon as its last answer is out.
      const idle = setInterval(() => server.closeIdleConnections(), 25);
      const force = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearInterval(idle);
      clearTimeout(force);
      await settled();
      await store.close();
    },
  };
}

function tcpAddress(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('not listening on TCP');
  return address;
}
