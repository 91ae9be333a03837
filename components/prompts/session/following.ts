import type { Doc } from 'yjs';
import type { Operation } from '@/lib/authorship/operation';
import type { Present, StreamEvent } from '@/lib/prompts/dto';
import type { Head } from './head';
import { BrokenChain, Incoming } from './incoming';
import type { Record } from './record';
import type { SessionParts } from './session-parts';

const POLL_MS = 2000;
/** A connection needs a moment before its absence means something. */
const GRACE_MS = 6000;

type Events = {
  changed(): void;
  people(people: readonly Present[]): void;
  live(isLive: boolean): void;
  /** The prompt can no longer be followed. */
  gone(): void;
  /** Operation that does not join the chain. */
  broken(seq: number): void;
  /** The server was reached by asking it. */
  reached(): void;
};

/** Receives a chain: by the stream, by asking where something is missing or the stream is silent. */
export class Following {
  readonly #parts: SessionParts;
  readonly #record: Record;
  readonly #events: Events;
  readonly #incoming: Incoming;
  readonly #unfollow: () => void;
  readonly #poll: ReturnType<typeof setInterval>;
  #live = true;
  #catching = false;
  #ended = false;

  constructor(
    parts: SessionParts,
    record: Record,
    at: { doc: Doc; writer: number | null; head: Head },
    events: Events,
  ) {
    this.#parts = parts;
    this.#record = record;
    this.#events = events;
    this.#incoming = new Incoming(at.doc, at.writer, at.head);
    const begun = Date.now();
    this.#unfollow = parts.feed.follow({
      caseId: parts.caseId,
      promptId: parts.promptId,
      next: () => this.head.seq + 1,
      hear: (event) => this.#hear(event),
      live: (isLive) => this.#noteLive(isLive || Date.now() - begun < GRACE_MS),
    });
    this.#poll = setInterval(() => {
      if (!this.#live) void this.catchUp();
    }, POLL_MS);
  }

  get head(): Head {
    return this.#incoming.head;
  }

  end(): void {
    this.#ended = true;
    this.#unfollow();
    clearInterval(this.#poll);
  }

  /** Asks for what is missing. A failure is left to the next event or the next poll. */
  async catchUp(): Promise<void> {
    if (this.#catching || this.#ended) return;
    this.#catching = true;
    try {
      for (let more = true; more && !this.#ended; ) {
        const found = await this.#parts.api.operations(this.head.seq + 1);
        more = found.length > 0;
        this.#take(found);
      }
      this.#events.reached();
    } catch {
      // See above.
    } finally {
      this.#catching = false;
    }
  }

  #noteLive(isLive: boolean): void {
    if (isLive === this.#live) return;
    this.#live = isLive;
    this.#events.live(isLive);
  }

  #hear(event: StreamEvent): void {
    if (event.event === 'presence') this.#events.people(event.people);
    if (event.event === 'gone') this.#events.gone();
    if (event.event !== 'operations') return;
    if (this.#incoming.misses(event.operations)) void this.catchUp();
    else this.#take(event.operations);
  }

  #take(operations: readonly Operation[]): void {
    if (this.#ended) return;
    try {
      const fresh = this.#incoming.take(operations);
      if (fresh.length === 0) return;
      this.#record.take(fresh);
      this.#events.changed();
    } catch (error) {
      if (!(error instanceof BrokenChain)) throw error;
      this.end();
      this.#events.broken(error.seq);
    }
  }
}
