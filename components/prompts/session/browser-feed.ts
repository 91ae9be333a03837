import type { StreamEvent } from '@/lib/prompts/dto';
import { type Feed, type Following, Stream, type Want } from './feed';

type Message =
  | { kind: 'who' }
  | { kind: 'want'; tab: string; wants: Want[] }
  | { kind: 'event'; event: StreamEvent }
  | { kind: 'up'; up: boolean };

/** Without a sign of life for this long, what others do may not arrive. */
const SILENCE_MS = 30_000;
/** A connection that breaks and comes back at once is no news. */
const GRACE_MS = 4000;
const RENEW_MS = 20_000;
/** Tabs in the background wake once a minute. */
const FORGET_MS = 180_000;

/**
 * One stream for all tabs of a browser: browsers open six connections to a server at most, and a
 * stream holds one. The tab that holds the lock connects and passes on what it hears; when it
 * closes, the lock goes to another. Where a browser has no locks, each tab has its own stream.
 */
export class BrowserFeed implements Feed {
  readonly #tab = crypto.randomUUID();
  readonly #channel: BroadcastChannel | null;
  readonly #followings = new Set<Following>();
  readonly #others = new Map<string, { wants: Want[]; at: number }>();
  #stream: Stream | undefined;
  #heardAt = 0;
  #downSince: number | null = null;

  constructor(account: string) {
    const name = `chirograph-stream:${account}`;
    const shared = typeof BroadcastChannel !== 'undefined' && 'locks' in navigator;
    this.#channel = shared ? new BroadcastChannel(name) : null;
    if (this.#channel) this.#share(this.#channel, name);
    else this.#lead();
    setInterval(() => this.#look(), 1000);
    setInterval(() => this.#renew(), RENEW_MS);
    window.addEventListener('pagehide', () => this.#say([]));
    window.addEventListener('online', () => this.#stream?.hurry());
  }

  follow(following: Following): () => void {
    this.#followings.add(following);
    this.#renew();
    following.live(this.#isLive());
    return () => {
      this.#followings.delete(following);
      this.#renew();
    };
  }

  #share(channel: BroadcastChannel, name: string): void {
    channel.onmessage = ({ data }: MessageEvent<Message>) => this.#message(data);
    // Held until the tab closes; the browser gives it to the next that waits.
    void navigator.locks.request(name, () => {
      this.#lead();
      channel.postMessage({ kind: 'who' } satisfies Message);
      return new Promise<void>(() => {});
    });
  }

  #lead(): void {
    this.#stream = new Stream(
      (event) => {
        this.#pass({ kind: 'event', event });
        this.#hear(event);
      },
      (up) => {
        this.#pass({ kind: 'up', up });
        this.#noteUp(up);
      },
    );
    this.#connect();
  }

  #message(message: Message): void {
    if (message.kind === 'who') this.#renew();
    if (message.kind === 'event') this.#hear(message.event);
    if (message.kind === 'up') this.#noteUp(message.up);
    if (message.kind === 'want' && this.#stream) {
      this.#others.set(message.tab, { wants: message.wants, at: Date.now() });
      this.#connect();
      // A newcomer learns at once that the stream stands.
      if (this.#isLive()) this.#pass({ kind: 'up', up: true });
    }
  }

  #pass(message: Message): void {
    if (this.#followings.size + this.#others.size > 0) this.#channel?.postMessage(message);
  }

  #wants(): Want[] {
    return [...this.#followings].map((f) => ({
      caseId: f.caseId,
      promptId: f.promptId,
      from: f.next(),
    }));
  }

  #renew(): void {
    if (this.#stream) this.#connect();
    else this.#say(this.#wants());
  }

  #say(wants: Want[]): void {
    this.#channel?.postMessage({ kind: 'want', tab: this.#tab, wants } satisfies Message);
  }

  #connect(): void {
    const now = Date.now();
    for (const [tab, { wants, at }] of this.#others) {
      if (wants.length === 0 || now - at > FORGET_MS) this.#others.delete(tab);
    }
    const others = [...this.#others.values()].flatMap((other) => other.wants);
    this.#stream?.want([...this.#wants(), ...others]);
  }

  #hear(event: StreamEvent): void {
    this.#heardAt = Date.now();
    this.#downSince = null;
    for (const following of this.#followings) {
      if (!('prompt' in event) || event.prompt === following.promptId) following.hear(event);
    }
    this.#look();
  }

  #noteUp(up: boolean): void {
    if (up) this.#heardAt = Date.now();
    this.#downSince = up ? null : (this.#downSince ?? Date.now());
    this.#look();
  }

  #isLive(): boolean {
    const now = Date.now();
    if (this.#downSince !== null && now - this.#downSince > GRACE_MS) return false;
    return now - this.#heardAt < SILENCE_MS;
  }

  #look(): void {
    const live = this.#isLive();
    for (const following of this.#followings) following.live(live);
  }
}

const feeds = new Map<string, BrowserFeed>();

/** The feed of this tab for an account; there is one. */
export function browserFeed(account: string): BrowserFeed {
  const feed = feeds.get(account) ?? new BrowserFeed(account);
  feeds.set(account, feed);
  return feed;
}
