import { stat } from 'node:fs/promises';
import type { Found, Journal } from './journal';
import { Refused, type Server } from './server';

/** Files sent at once. */
const AT_ONCE = 3;

/** Milliseconds before another try: the first, and the longest. */
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 60_000;

/** What ends a watcher: nothing it sends would be taken. */
const ENDING = new Set([401, 403, 404]);
const isShut = ({ reason, title, fields }: Refused) =>
  reason === 'source_closed' || title === 'SEALED' || fields.sourceId !== undefined;

export type Say = (line: string) => void;

/** Sends what a journal says is waiting, a few at a time and again until the server has it. */
export class Sending {
  readonly #server: Server;
  readonly #journal: Journal;
  readonly #say: Say;
  readonly #fail: (why: Refused) => void;
  readonly #queue: Found[];
  #running = new Set<Promise<void>>();
  #stopped = false;
  #telling = false;
  #wait = 0;
  #timer: NodeJS.Timeout | undefined;
  count = { sent: 0, known: 0, refused: 0, lost: 0 };

  constructor(server: Server, journal: Journal, say: Say, fail: (why: Refused) => void) {
    this.#server = server;
    this.#journal = journal;
    this.#say = say;
    this.#fail = fail;
    this.#queue = journal.waiting;
  }

  add(found: Found): void {
    this.#queue.push(found);
    this.#go();
  }

  start(): void {
    this.#go();
  }

  /** Lets what is on its way arrive and sends nothing more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await Promise.all(this.#running);
  }

  #go(): void {
    while (!this.#stopped && !this.#timer && this.#running.size < AT_ONCE) {
      const next = this.#queue.shift();
      if (!next) return;
      const work = this.#one(next).finally(() => {
        this.#running.delete(work);
        this.#go();
      });
      this.#running.add(work);
    }
  }

  async #one(found: Found): Promise<void> {
    const { sha256 } = found;
    const from = await this.#bytesOf(found);
    if (!from) {
      this.count.lost += 1;
      await this.#journal.lost(sha256);
      const now = Date.now();
      const reason = 'a file was gone or overwritten before it was sent';
      this.#journal.gap({ cause: 'not_recorded', count: 1, from: found.mtimeMs, to: now, reason });
      this.#say(`lost ${found.path}: gone or overwritten before it was sent`);
      return;
    }
    try {
      const { exhibitId, runId, repeated } = await this.#send(found, from);
      this.#wait = 0;
      await this.#back();
      this.count[repeated ? 'known' : 'sent'] += 1;
      await this.#journal.sent(sha256, exhibitId, runId);
      this.#say(`${repeated ? 'known' : 'sent'} ${found.path} ${runId ?? exhibitId}`);
    } catch (error) {
      await this.#failed(found, error);
    }
  }

  /** The server answers: what was noted while it did not, and all other gaps, are told. */
  async #back(): Promise<void> {
    const from = this.#journal.away;
    if (from !== null) {
      // What is on its way had to wait as well.
      const count = Math.max(1, this.#queue.length + this.#running.size);
      const reason = 'the server could not be reached; what was written meanwhile arrived late';
      this.#journal.gap({ cause: 'offline', count, from, to: Date.now(), reason });
    }
    await this.tell();
  }

  /** Tells the server of gaps it does not know; what fails is told with the next file. */
  async tell(): Promise<void> {
    while (!this.#telling && this.#journal.gaps.length > 0) {
      const [gap] = this.#journal.gaps;
      if (!gap) return;
      this.#telling = true;
      try {
        await this.#server.reportGap(this.#journal.head, gap);
        this.#say(`gap told: ${gap.count} ${gap.reason}`);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        if (error.isPassing) return;
        this.#say(`gap refused: ${error.message}`);
      } finally {
        this.#telling = false;
      }
      this.#journal.told(1);
    }
  }

  async #send(found: Found, from: string) {
    const { head } = this.#journal;
    try {
      return await this.#server.sendFile(head, found, { from, isTimed: true });
    } catch (error) {
      if (!(error instanceof Refused) || error.fields.writtenAt !== 'in_future') throw error;
      this.#say(`this machine's clock is ahead of the server's; ${found.path} goes without a time`);
      return this.#server.sendFile(head, found, { from, isTimed: false });
    }
  }

  async #failed(found: Found, error: unknown): Promise<void> {
    if (!(error instanceof Refused)) {
      // The file went away while it was read; what comes of it is seen at the next try.
      this.#queue.push(found);
      return this.#later(0);
    }
    if (error.isPassing) {
      if (error.status === 0 || error.status >= 500) this.#journal.lostServer();
      this.#queue.unshift(found);
      await this.#journal.keepCopy(found).catch(() => undefined);
      return this.#later(error.retryAfter * 1_000, error);
    }
    if (ENDING.has(error.status) || isShut(error)) {
      this.#queue.unshift(found);
      this.#stopped = true;
      this.#fail(error);
      return;
    }
    const isOther = ['intake_digest_differs', 'body_cut', 'size_differs'].includes(error.reason);
    if (isOther) {
      this.#queue.push(found);
      return this.#later(0);
    }
    this.count.refused += 1;
    await this.#journal.refused(found.sha256, error.message);
    this.#say(`refused ${found.path}: ${error.message}`);
  }

  /** Waits before the next try, longer each time, and keeps copies of what waits meanwhile. */
  async #later(atLeast: number, why?: Refused): Promise<void> {
    if (this.#stopped || this.#timer) return;
    this.#wait = Math.min(LONGEST_WAIT, Math.max(FIRST_WAIT, this.#wait * 2));
    const wait = Math.max(atLeast, this.#wait) * (0.8 + Math.random() * 0.4);
    if (why) {
      const waiting = this.#queue.length + this.#running.size - 1;
      this.#say(
        `the server does not answer (${why.message}); ${waiting} waiting, next try in ${Math.ceil(wait / 1000)} s`,
      );
    }
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#go();
    }, wait);
    for (const one of [...this.#queue]) await this.#journal.keepCopy(one).catch(() => undefined);
  }

  /** Where a file's bytes lie: its copy, or its path where it is still as it was found. */
  async #bytesOf({ sha256, path, bytes, mtimeMs }: Found): Promise<string | null> {
    const copy = this.#journal.copyOf(sha256);
    if ((await stat(copy).catch(() => null))?.size === bytes) return copy;
    const now = await stat(path).catch(() => null);
    return now?.size === bytes && now.mtimeMs === mtimeMs ? path : null;
  }
}
