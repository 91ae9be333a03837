import { fstatSync } from 'node:fs';
import { startObjectStore } from './start';

// Process of the embedded object store. Prints one line of JSON when ready; everything else it
// has to say goes to standard error. Ends with its parent.

async function main(): Promise<void> {
  const parent = process.ppid;
  const store = await startObjectStore({
    dir: setting('OBJECT_STORE_DIR'),
    host: process.env.OBJECT_STORE_HOST || '127.0.0.1',
    port: portSetting(),
    accessKeyId: setting('OBJECT_STORE_ACCESS_KEY_ID'),
    secretAccessKey: setting('OBJECT_STORE_SECRET_ACCESS_KEY'),
    fsync: true,
  });
  const { cutBytes, missing, setAside } = store.opening;
  if (cutBytes > 0) note(`cut ${cutBytes} bytes of an unfinished write off the journal`);
  if (missing > 0) note(`${missing} files that the journal names are missing from the folder`);

  if (setAside > 0) note(`moved ${setAside} files that no journal line names to lost/`);

  let ending = false;
  const end = (code: number): void => {
    if (ending) process.exit(1);
    ending = true;
    store.close().then(
      () => process.exit(code),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', () => end(0));
  process.on('SIGINT', () => end(0));
  process.stdout.on('error', () => undefined);
  watchParent(parent, () => {
    if (!ending) end(0);
  });
  process.stdout.write(`${JSON.stringify({ ready: true, endpoint: store.endpoint })}\n`);
}

/** A parent that died closes our standard input, and on POSIX another process adopts us. */
function watchParent(parent: number, gone: () => void): void {
  const input = fstatSync(0);
  if (input.isFIFO() || input.isSocket()) {
    process.stdin.on('end', gone).on('error', gone).resume();
  }
  setInterval(() => {
    if (process.ppid !== parent) gone();
  }, 1000).unref();
}

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

function portSetting(): number {
  const text = process.env.OBJECT_STORE_PORT ?? '0';
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw new Error('OBJECT_STORE_PORT is not a port');
  return port;
}

function note(text: string): void {
  process.stderr.write(`object store: ${text}\n`);
}

main().catch((error: unknown) => {
  note(error instanceof Error ? error.message : 'failed to start');
  process.exitCode = 1;
});
