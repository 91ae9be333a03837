import type { StreamEvent } from '@/lib/prompts/dto';

/** What a page follows: a prompt and the next operation it wants. */
export type Following = {
  caseId: string;
  promptId: string;
  next(): number;
  hear(event: StreamEvent): void;
  /** Whether events arrive as they happen. */
  live(isLive: boolean): void;
};

/** Where a page hears what others do. */
export interface Feed {
  /** Follows a prompt until the answer is called. */
  follow(following: Following): () => void;
}

export type Want = { caseId: string; promptId: string; from: number };

/** Address of the stream for a set of prompts. */
export function streamAddress(wants: readonly Want[]): string {
  const query = wants.map((w) => `p=${w.caseId}/${w.promptId}/${w.from}`).join('&');
  return `/api/v1/stream?${query}`;
}

const NAMES = ['operations', 'presence', 'gone', 'ping', 'bye'] as const;
const FIRST_PAUSE = 1000;
/** Signed out or shut down, a server is not asked more often than this. */
const LONGEST_PAUSE = 30_000;

/** One connection that is opened anew with the positions reached, as often as it takes. */
export class Stream {
  readonly #hear: (event: StreamEvent) => void;
  readonly #up: (isUp: boolean) => void;
  #source: EventSource | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wants: Map<string, Want> = new Map();
  #pause = FIRST_PAUSE;

  constructor(hear: (event: StreamEvent) => void, up: (isUp: boolean) => void) {
    this.#hear = hear;
    this.#up = up;
  }

  /** Sets which prompts are followed; connects again only where the set changed. */
  want(wants: readonly Want[]): void {
    const next = new Map<string, Want>();
    for (const want of wants) {
      const reached = this.#wants.get(want.promptId)?.from ?? want.from;
      const other = next.get(want.promptId)?.from ?? Number.MAX_SAFE_INTEGER;
      next.set(want.promptId, { ...want, from: Math.min(other, Math.max(reached, want.from)) });
    }
    const same =
      next.size === this.#wants.size && [...next.keys()].every((id) => this.#wants.has(id));
    if (same) return;
    this.#wants = next;
    this.#connect();
  }

  /** Connects at once where it waits to: the network is back. */
  hurry(): void {
    if (this.#source) return;
    this.#pause = FIRST_PAUSE;
    this.#connect();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = undefined;
  }

  #connect(): void {
    this.close();
    if (this.#wants.size === 0) return;
    const source = new EventSource(streamAddress([...this.#wants.values()]));
    this.#source = source;
    source.onopen = () => {
      this.#pause = FIRST_PAUSE;
      this.#up(true);
    };
    source.onerror = () => {
      this.#up(false);
      this.#again();
    };
    for (const name of NAMES) {
      source.addEventListener(name, (message: MessageEvent<string>) => {
        // Our own server's events, described by StreamEvent.
        this.#arrived({ ...JSON.parse(message.data || '{}'), event: name } as StreamEvent);
      });
    }
  }

  #arrived(event: StreamEvent): void {
    if (event.event === 'bye') {
      this.#again();
      return;
    }
    if (event.event === 'gone') this.#wants.delete(event.prompt);
    if (event.event === 'operations') {
      const want = this.#wants.get(event.prompt);
      const last = event.operations.at(-1);
      if (want && last) want.from = Math.max(want.from, last.seq + 1);
    }
    this.#hear(event);
  }

  #again(): void {
    // The browser's own repetition would ask from the positions of the first connection.
    this.close();
    this.#timer = setTimeout(() => this.#connect(), this.#pause);
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
  }
}
