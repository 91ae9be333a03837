import { utf8 } from '@/lib/kernel/digest';
import { log } from '@/lib/kernel/log';
import { type Following, follow } from '@/lib/prompts/hub';
import { peopleAt } from '@/lib/prompts/live/presence';

/** Milliseconds between signs of life. */
const PING_MS = 15_000;

/** How old a permission may be when operations are sent, and while nothing happens, in milliseconds. */
const FRESH_MS = 2_000;
const IDLE_MS = 5_000;

/** How long a permission may stay unknown (no database) before the stream is cut. */
const UNKNOWN_MS = 30_000;

/** How long a reader may take no bytes before the stream is cut; it connects again where it was. */
const SLOW_MS = 60_000;

/** Characters of operations in one event. */
const CHUNK = 256 * 1024;

/** A prompt to be followed, from an operation on. */
export type Wanted = { caseId: string; promptId: string; from: number };

type Followed = Wanted & {
  following: Following | null;
  /** Next operation to be sent. */
  next: number;
  presence: number;
  decidedAt: number;
};

const holder = globalThis as typeof globalThis & {
  chirographStreams?: { open: Set<EventStream>; isEnding: boolean };
};

function streams() {
  holder.chirographStreams ??= { open: new Set(), isEnding: false };
  return holder.chirographStreams;
}

/** Whether this process is about to end and takes no more streams. */
export function isEnding(): boolean {
  return streams().isEnding;
}

/** Says goodbye on every stream and closes it, so that the server can end; they connect elsewhere. */
export async function endStreams(): Promise<void> {
  streams().isEnding = true;
  await Promise.all([...streams().open].map((stream) => stream.end()));
}

/**
 * One connection that follows prompts. Nothing is queued for it: it reads on when the reader has
 * taken what came before, so that a slow one costs no memory.
 */
export class EventStream {
  readonly readable: ReadableStream<Uint8Array>;
  readonly #followed: Followed[];
  readonly #decide: (wanted: Wanted) => Promise<boolean>;
  readonly #slow: NodeJS.Timeout;
  #wake: () => void = () => undefined;
  #isAwake = false;
  #isOver = false;
  #isBye = false;
  #sentAt = performance.now();
  #pulling = false;
  #closed: () => void = () => undefined;
  readonly #isClosed = new Promise<void>((resolve) => {
    this.#closed = resolve;
  });
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  /** Signs that go out before anything else. */
  #first = ': open\nretry: 1000\n\n';

  /** `sizes` holds the length of each chain, null where it may not be followed. */
  constructor(
    wanted: readonly Wanted[],
    sizes: readonly (number | null)[],
    decide: (wanted: Wanted) => Promise<boolean>,
  ) {
    this.#decide = decide;
    this.#followed = wanted.map((one, i) => {
      const size = sizes[i] ?? null;
      if (size === null) this.#first += gone(one.promptId);
      return {
        ...one,
        following: size === null ? null : follow(one.promptId, size, () => this.#rouse()),
        next: one.from,
        presence: -1,
        decidedAt: performance.now(),
      };
    });
    this.readable = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.#controller = controller;
      },
      pull: () => this.#pull(),
      cancel: () => this.leave(),
    });
    this.#slow = setInterval(() => {
      if (!this.#pulling && performance.now() - this.#sentAt > SLOW_MS) this.#cut('slow reader');
    }, PING_MS);
    this.#slow.unref();
    streams().open.add(this);
  }

  /** Says goodbye and closes; resolves when that is on its way. */
  async end(): Promise<void> {
    this.#isBye = true;
    this.#rouse();
    // One that reads nothing now will hear no goodbye.
    if (!this.#pulling) this.#close();
    await this.#isClosed;
  }

  /** The reader has gone. */
  leave(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearInterval(this.#slow);
    for (const { following } of this.#followed) following?.end();
    streams().open.delete(this);
    this.#rouse();
    this.#closed();
  }

  #rouse(): void {
    this.#isAwake = true;
    this.#wake();
  }

  #close(): void {
    if (this.#isOver) return;
    this.leave();
    try {
      this.#controller?.close();
    } catch {
      // The reader was faster.
    }
  }

  #cut(why: string): void {
    if (this.#isOver) return;
    log.info({ why }, 'stream cut');
    this.leave();
    this.#controller?.error(new Error(why));
  }

  async #pull(): Promise<void> {
    this.#pulling = true;
    try {
      const text = await this.#nextText();
      if (this.#isOver) return;
      this.#controller?.enqueue(utf8(text));
      this.#sentAt = performance.now();
      if (this.#isBye || this.#followed.every((one) => one.following === null)) this.#close();
    } catch (error) {
      log.warn({ err: error }, 'stream');
      this.#cut('failed');
    } finally {
      this.#pulling = false;
    }
  }

  /** What is to be sent next; waits until there is something, or somebody must hear a sign of life. */
  async #nextText(): Promise<string> {
    for (;;) {
      this.#isAwake = false;
      let text = this.#first;
      this.#first = '';
      for (const one of this.#followed) text += await this.#newsOf(one);
      if (this.#isBye) return `${text}event: bye\ndata: {"event":"bye"}\n\n`;
      if (text !== '' || this.#isOver) return text;
      const pingMs = PING_MS - (performance.now() - this.#sentAt);
      if (pingMs <= 0) {
        const at = new Date().toISOString();
        return `event: ping\ndata: ${JSON.stringify({ event: 'ping', at })}\n\n`;
      }
      await this.#rest(Math.min(pingMs, IDLE_MS));
    }
  }

  #rest(ms: number): Promise<void> {
    if (this.#isAwake) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.max(ms, 20));
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async #newsOf(one: Followed): Promise<string> {
    const { following } = one;
    if (!following) return '';
    const hasNews = one.next < following.size() || one.presence !== following.presence();
    if (!(await this.#isAllowed(one, hasNews ? FRESH_MS : IDLE_MS))) {
      following.end();
      one.following = null;
      return gone(one.promptId);
    }
    // Without a fresh permission nothing is sent; it is asked for again.
    if (performance.now() - one.decidedAt > IDLE_MS) return '';
    return (await this.#operationsOf(one, following)) + presenceOf(one, following);
  }

  /** Whether a prompt may be followed, by a decision not older than `ms`. */
  async #isAllowed(one: Followed, ms: number): Promise<boolean> {
    const age = performance.now() - one.decidedAt;
    if (age <= ms) return true;
    try {
      if (!(await this.#decide(one))) return false;
      one.decidedAt = performance.now();
      return true;
    } catch (error) {
      if (age > UNKNOWN_MS) throw error;
      return true;
    }
  }

  async #operationsOf(one: Followed, following: Following): Promise<string> {
    const texts: string[] = [];
    let chars = 0;
    for (const { seq, text } of await following.lines(one.next)) {
      if (seq !== one.next) throw new Error(`operation ${one.next} of ${one.promptId} is missing`);
      if (chars > 0 && chars + text.length > CHUNK) {
        // The rest goes with the next event.
        this.#isAwake = true;
        break;
      }
      texts.push(text);
      chars += text.length;
      one.next += 1;
    }
    if (texts.length === 0) return '';
    const data = `{"event":"operations","prompt":"${one.promptId}","operations":[${texts.join(',')}]}`;
    return `event: operations\nid: ${this.#eventId(one)}\ndata: ${data}\n\n`;
  }

  /** Where this stream is: the prompt of the event first, then the others it follows. */
  #eventId(one: Followed): string {
    const others = this.#followed.filter((other) => other !== one && other.next > 0);
    return [one, ...others].map(({ promptId, next }) => `${promptId}:${next - 1}`).join(',');
  }
}

function presenceOf(one: Followed, following: Following): string {
  const presence = following.presence();
  if (presence === one.presence) return '';
  one.presence = presence;
  const people = peopleAt(one.promptId);
  const data = JSON.stringify({ event: 'presence', prompt: one.promptId, people });
  return `event: presence\ndata: ${data}\n\n`;
}

function gone(promptId: string): string {
  return `event: gone\ndata: ${JSON.stringify({ event: 'gone', prompt: promptId })}\n\n`;
}
