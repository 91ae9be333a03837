import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Act } from './acts';
import { Blobs } from './blobs';
import { S3Error } from './errors';
import { Journal } from './journal';
import { type Held, holdFolder } from './lock-file';
import { type Bucket, State, type Upload } from './state';
import { Turns } from './turns';

/** What opening the folder found and did. */
export interface Opening {
  /** Bytes of a torn last journal line that were cut off. */
  readonly cutBytes: number;
  /** Orphan blobs deleted. */
  readonly swept: number;
  /** Orphan blobs moved to `lost/`, because they were too many for one crash to leave. */
  readonly setAside: number;
  /** Blobs the journal names and the folder lacks: bytes lost outside this server. */
  readonly missing: number;
}

/** Buckets, objects and their bytes in one folder, held by one process. */
export class Store {
  readonly blobs: Blobs;
  readonly turns = new Turns();
  readonly opening: Opening;
  readonly #state: State;
  readonly #journal: Journal;
  readonly #held: Held;

  private constructor(blobs: Blobs, state: State, journal: Journal, held: Held, opening: Opening) {
    this.blobs = blobs;
    this.opening = opening;
    this.#state = state;
    this.#journal = journal;
    this.#held = held;
  }

  /**
   * Opens a folder: takes its lock, replays the journal, deletes temporary files and orphan
   * blobs. `fsync: false` is for tests; nothing then survives power loss.
   */
  static async open(dir: string, options: { fsync: boolean }): Promise<Store> {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    const held = await holdFolder(dir);
    try {
      await refuseForeignFolder(dir);
      const state = new State();
      let blobs: Blobs | undefined;
      const opened = await Journal.open(join(dir, 'journal.jsonl'), options.fsync, (act) => {
        const freed = state.apply(act);
        // While replaying there is nothing to free: the sweep finds what nothing names.
        if (freed.length > 0) void blobs?.remove(freed);
      });
      try {
        blobs = await Blobs.open(dir, options.fsync);
        const found = await blobs.sweep(state.blobs());
        const opening = { cutBytes: opened.cutBytes, ...found };
        return new Store(blobs, state, opened.journal, held, opening);
      } catch (error) {
        await opened.journal.close();
        throw error;
      }
    } catch (error) {
      await held.release();
      throw error;
    }
  }

  /** Waits for what is under way and gives the folder back. */
  async close(): Promise<void> {
    await this.#journal.close();
    await this.#held.release();
  }

  /** True once a failed commit may have reached the disk, so that its blobs must stay. */
  get uncertain(): boolean {
    return this.#journal.uncertain;
  }

  /** All buckets in order of name. */
  buckets(): Bucket[] {
    return [...this.#state.buckets.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** A bucket or undefined. */
  findBucket(name: string | undefined): Bucket | undefined {
    return name === undefined ? undefined : this.#state.buckets.get(name);
  }

  /** A bucket, or NoSuchBucket. */
  bucket(name: string | undefined): Bucket {
    const bucket = this.findBucket(name);
    if (!bucket || bucket.closing) throw new S3Error('NoSuchBucket');
    return bucket;
  }

  /** An open multipart upload of a key, or NoSuchUpload. */
  upload(bucket: Bucket, key: string, id: string | undefined): Upload {
    const upload = id === undefined ? undefined : bucket.uploads.get(id);
    if (!upload || upload.opened.key !== key) throw new S3Error('NoSuchUpload');
    return upload;
  }

  /** Makes an act durable, then visible. Rejects with nothing changed. */
  async commit(act: Act): Promise<void> {
    const bucket = this.#state.buckets.get(act.bucket);
    if (!bucket) {
      if (act.do !== 'bucket.create') throw new S3Error('NoSuchBucket');
      await this.#journal.append(act);
      return;
    }
    if (bucket.closing) throw new S3Error('NoSuchBucket');
    if (act.do === 'bucket.delete') {
      if (bucket.objects.size + bucket.uploads.size + bucket.pending > 0) {
        throw new S3Error('BucketNotEmpty');
      }
      bucket.closing = true;
    }
    bucket.pending += 1;
    try {
      await this.#journal.append(act);
    } catch (error) {
      bucket.closing = false;
      throw error;
    } finally {
      bucket.pending -= 1;
    }
  }
}

/**
 * Opening deletes what no journal names, so a folder without our journal must be empty: neither a
 * wrong setting nor a lost journal may cost anybody files.
 */
async function refuseForeignFolder(dir: string): Promise<void> {
  const names = (await readdir(dir)).filter((name) => !name.startsWith('LOCK.'));
  if (names.length > 0 && !names.includes('journal.jsonl')) {
    throw new Error(`${dir} holds files but no journal.jsonl of an object store`);
  }
}

/** Name of the turn that serialises writes to a key. */
export function keyTurn(bucket: string, key: string): string {
  return `key ${bucket}/${key}`;
}

/** Name of the turn that serialises changes of a multipart upload. */
export function uploadTurn(id: string): string {
  return `upload ${id}`;
}
