import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Act } from './acts';
import { syncFolder, writeFully } from './durable-file';
import { S3Error } from './errors';

const MAX_ACTS_PER_LINE = 512;

interface Waiting {
  readonly act: Act;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

interface Line {
  readonly n: number;
  readonly acts: readonly Act[];
}

/**
 * Append-only file of JSON lines `<crc32 of the JSON, 8 hex digits> {"n":…,"acts":[…]}`. One line
 * is one group commit: written at once, made durable by one fdatasync, then applied and answered.
 * So a crash can tear only the last line, and nothing in it had been acknowledged.
 */
export class Journal {
  readonly #handle: FileHandle;
  readonly #fsync: boolean;
  readonly #apply: (act: Act) => void;
  #size: number;
  #next: number;
  #queue: Waiting[] = [];
  #running: Promise<void> | undefined;
  /** Set when the file can no longer be trusted to end where we think; only a restart helps. */
  #broken = false;

  private constructor(
    handle: FileHandle,
    fsync: boolean,
    apply: (act: Act) => void,
    end: { size: number; next: number },
  ) {
    this.#handle = handle;
    this.#fsync = fsync;
    this.#apply = apply;
    this.#size = end.size;
    this.#next = end.next;
  }

  /**
   * Replays the file through `apply` and opens it for appending. A torn last line is cut off;
   * damage anywhere else is refused with an error naming the line, for nothing may be guessed.
   */
  static async open(
    path: string,
    fsync: boolean,
    apply: (act: Act) => void,
  ): Promise<{ journal: Journal; cutBytes: number }> {
    const handle = await open(path, 'a+', 0o600);
    try {
      const { size: before } = await handle.stat();
      const end = await replay(path, apply);
      if (end.size < before) await handle.truncate(end.size);
      await handle.close();
      // 'r+' because positions are ignored in append mode.
      const writable = await open(path, 'r+');
      if (fsync) {
        await writable.sync();
        await syncFolder(dirname(path));
      }
      return { journal: new Journal(writable, fsync, apply, end), cutBytes: before - end.size };
    } catch (error) {
      await handle.close().catch(() => undefined);
      throw error;
    }
  }

  /** True once a failed act may or may not stand in the file; only a restart tells. */
  get uncertain(): boolean {
    return this.#broken;
  }

  /** Makes an act durable and applies it. Rejects, with nothing changed, when that failed. */
  append(act: Act): Promise<void> {
    return new Promise((done, failed) => {
      this.#queue.push({ act, done, failed });
      this.#running ??= this.#drain();
    });
  }

  /** Waits for what is queued and closes the file. */
  async close(): Promise<void> {
    await this.#running;
    this.#broken = true;
    await this.#handle.close();
  }

  async #drain(): Promise<void> {
    // One turn of the event loop lets acts of the same moment share a flush.
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (this.#queue.length > 0) {
      const batch = this.#queue.splice(0, MAX_ACTS_PER_LINE);
      try {
        await this.#write(batch.map((waiting) => waiting.act));
      } catch (error) {
        for (const waiting of batch) waiting.failed(error);
        continue;
      }
      for (const waiting of batch) {
        try {
          this.#apply(waiting.act);
          waiting.done();
        } catch (error) {
          this.#broken = true;
          waiting.failed(error);
        }
      }
    }
    this.#running = undefined;
  }

  async #write(acts: readonly Act[]): Promise<void> {
    if (this.#broken) {
      throw new S3Error('ServiceUnavailable', 'the journal failed; the store must be restarted');
    }
    const line = formatLine({ n: this.#next, acts });
    try {
      await writeFully(this.#handle, [line], this.#size);
    } catch (error) {
      // Disk full: cut the fragment off, so that the next line does not follow half a line.
      await this.#handle.truncate(this.#size).catch(() => {
        this.#broken = true;
      });
      throw error;
    }
    if (this.#fsync) {
      try {
        await this.#handle.datasync();
      } catch (error) {
        // After a failed flush the kernel may have dropped the pages; retrying would prove nothing.
        this.#broken = true;
        throw error;
      }
    }
    this.#size += line.length;
    this.#next += 1;
  }
}

function formatLine(line: Line): Buffer {
  const json = JSON.stringify(line);
  return Buffer.from(`${checkOf(json)} ${json}\n`);
}

function checkOf(json: string): string {
  return crc32(json).toString(16).padStart(8, '0');
}

async function replay(
  path: string,
  apply: (act: Act) => void,
): Promise<{ size: number; next: number }> {
  let size = 0;
  let next = 0;
  let rest = Buffer.alloc(0);
  /** A line that did not check out; fatal as soon as another line follows it. */
  let torn: string | undefined;
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    rest = Buffer.concat([rest, chunk]);
    let start = 0;
    for (;;) {
      const newline = rest.indexOf(0x0a, start);
      if (newline < 0) break;
      if (torn !== undefined) throw damaged(next);
      const text = rest.toString('utf8', start, newline);
      const line = parseLine(text, next);
      if (line === undefined) {
        torn = text;
      } else {
        try {
          for (const act of line.acts) apply(act);
        } catch (cause) {
          throw new Error(`journal.jsonl: line ${next + 1} does not fit the lines before it`, {
            cause,
          });
        }
        next += 1;
        size += newline + 1 - start;
      }
      start = newline + 1;
    }
    rest = rest.subarray(start);
  }
  if (torn !== undefined && rest.length > 0) throw damaged(next);
  if (holdsWholeLine(torn ?? rest.toString('utf8'), next)) throw damaged(next);
  return { size, next };
}

/** True where two lines became one because the newline between them was altered: no tearing. */
function holdsWholeLine(tail: string, expected: number): boolean {
  const following = tail.indexOf(` {"n":${expected + 1},`);
  return following >= 9 && parseLine(tail.slice(0, following - 9), expected) !== undefined;
}

function parseLine(text: string, expected: number): Line | undefined {
  const json = text.slice(9);
  if (text[8] !== ' ' || text.slice(0, 8) !== checkOf(json)) return undefined;
  const line = trusted(JSON.parse(json));
  return line.n === expected ? line : undefined;
}

/** Its CRC-32 shows that this line is what `formatLine` wrote. */
function trusted(value: unknown): Line {
  return value as Line;
}

function damaged(line: number): Error {
  return new Error(
    `journal.jsonl: line ${line + 1} is damaged and others follow it; restore the folder from a copy`,
  );
}
