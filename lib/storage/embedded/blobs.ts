import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { syncFolder, writeFully } from './durable-file';

const WRITE_BYTES = 1024 * 1024;
/** Writes in flight when a process dies, and the parts of a few large objects being removed. */
const MAX_ORPHANS = 4096;
const BLOB_NAME = /^[0-9a-f]{32}$/;

/**
 * Immutable byte files under `blobs/<first two hex digits>/<random name>`. Names are random and
 * never derived from what a client sends. A blob belongs to nobody until the journal names it.
 */
export class Blobs {
  readonly #dir: string;
  readonly #fsync: boolean;
  /** Readers by blob; removal waits for the last one. */
  readonly #readers = new Map<string, number>();
  readonly #doomed = new Set<string>();

  private constructor(dir: string, fsync: boolean) {
    this.#dir = dir;
    this.#fsync = fsync;
  }

  /** Opens the folder, creating what is missing and deleting temporary files of a former life. */
  static async open(dir: string, fsync: boolean): Promise<Blobs> {
    const temporary = join(dir, 'tmp');
    await rm(temporary, { recursive: true, force: true });
    await mkdir(temporary, { recursive: true, mode: 0o700 });
    const root = join(dir, 'blobs');
    await mkdir(root, { recursive: true, mode: 0o700 });
    const present = new Set(await readdir(root));
    for (let n = 0; n < 256; n++) {
      const name = n.toString(16).padStart(2, '0');
      if (!present.has(name)) await mkdir(join(root, name), { mode: 0o700 });
    }
    if (fsync) {
      await syncFolder(root);
      await syncFolder(dir);
    }
    return new Blobs(dir, fsync);
  }

  /**
   * Deletes the blobs that are not `named`, and counts the named ones that are not there. More
   * orphans than one crash leaves speak of a damaged journal: they are moved to `lost/` instead.
   */
  async sweep(
    named: ReadonlySet<string>,
  ): Promise<{ swept: number; setAside: number; missing: number }> {
    const orphans: string[] = [];
    let found = 0;
    const root = join(this.#dir, 'blobs');
    for (const folder of await readdir(root)) {
      for (const name of await readdir(join(root, folder))) {
        if (name.startsWith(folder) && named.has(name)) found++;
        else orphans.push(join(folder, name));
      }
    }
    const missing = named.size - found;
    if (orphans.length <= MAX_ORPHANS) {
      for (const path of orphans) await rm(join(root, path), { recursive: true, force: true });
      return { swept: orphans.length, setAside: 0, missing };
    }
    const lost = join(this.#dir, 'lost');
    await mkdir(lost, { recursive: true, mode: 0o700 });
    for (const path of orphans) await rename(join(root, path), join(lost, basename(path)));
    return { swept: 0, setAside: orphans.length, missing };
  }

  /** Starts a blob; nothing is kept before `BlobWriter.keep`. */
  async create(): Promise<BlobWriter> {
    const name = randomBytes(16).toString('hex');
    const path = join(this.#dir, 'tmp', name);
    const handle = await open(path, 'wx', 0o600);
    return new BlobWriter(name, path, handle, this.#fsync, this.#path(name));
  }

  /** Opens a blob for reading. The caller closes the handle. */
  async read(name: string): Promise<FileHandle> {
    return open(this.#path(name), 'r');
  }

  /** Keeps blobs from being unlinked while a reader streams them; call the returned function once. */
  hold(names: readonly string[]): () => void {
    for (const name of names) this.#readers.set(name, (this.#readers.get(name) ?? 0) + 1);
    return () => {
      for (const name of names) {
        const left = (this.#readers.get(name) ?? 1) - 1;
        if (left > 0) {
          this.#readers.set(name, left);
          continue;
        }
        this.#readers.delete(name);
        if (this.#doomed.delete(name)) void this.#unlink(name);
      }
    };
  }

  /** Removes blobs that the journal no longer names, at once or after their last reader. */
  async remove(names: readonly string[]): Promise<void> {
    for (const name of names) {
      if (this.#readers.has(name)) this.#doomed.add(name);
      else await this.#unlink(name);
    }
  }

  async #unlink(name: string): Promise<void> {
    // A blob that cannot be deleted now is an orphan that the next start sweeps.
    await rm(this.#path(name), { force: true }).catch(() => undefined);
  }

  #path(name: string): string {
    if (!BLOB_NAME.test(name)) throw new Error('not a blob name');
    return join(this.#dir, 'blobs', name.slice(0, 2), name);
  }
}

/** A blob being written: one write is under way while the next megabyte is collected. */
export class BlobWriter {
  readonly name: string;
  readonly #temporary: string;
  readonly #final: string;
  readonly #handle: FileHandle;
  readonly #fsync: boolean;
  #chunks: Buffer[] = [];
  #collected = 0;
  #position = 0;
  #pending: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(name: string, temporary: string, handle: FileHandle, fsync: boolean, final: string) {
    this.name = name;
    this.#temporary = temporary;
    this.#final = final;
    this.#handle = handle;
    this.#fsync = fsync;
  }

  /** Adds bytes. The buffer must not be changed afterwards. */
  async write(chunk: Buffer): Promise<void> {
    this.#chunks.push(chunk);
    this.#collected += chunk.length;
    if (this.#collected >= WRITE_BYTES) await this.#flush();
  }

  /** Makes the bytes durable under their final name. The journal has to name them next. */
  async keep(): Promise<void> {
    await this.#flush();
    await this.#pending;
    if (this.#fsync) await this.#handle.datasync();
    this.#closed = true;
    await this.#handle.close();
    await rename(this.#temporary, this.#final);
    if (this.#fsync) await syncFolder(join(this.#final, '..'));
  }

  /** Throws the bytes away, whether kept or not. Never rejects. */
  async discard(): Promise<void> {
    await this.#pending.catch(() => undefined);
    if (!this.#closed) await this.#handle.close().catch(() => undefined);
    this.#closed = true;
    await rm(this.#temporary, { force: true }).catch(() => undefined);
    await rm(this.#final, { force: true }).catch(() => undefined);
  }

  async #flush(): Promise<void> {
    await this.#pending;
    if (this.#collected === 0) return;
    const chunks = this.#chunks;
    const position = this.#position;
    this.#chunks = [];
    this.#position += this.#collected;
    this.#collected = 0;
    this.#pending = writeFully(this.#handle, chunks, position);
    // Its failure is met by the next await; until then it must not count as unhandled.
    this.#pending.catch(() => undefined);
  }
}
