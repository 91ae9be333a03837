import { ContentString, decodeUpdate } from 'yjs';
import { FailureError } from '@/components/exhibits/intake/failure';
import { type Claim, claimText } from '@/lib/authorship/claim';
import { fromBase64, utf8 } from '@/lib/kernel/digest';
import type { Pushed } from '@/lib/prompts/dto';
import type { DeviceKey } from './device-key';
import type { Keep, Waiting } from './keep';
import type { PromptApi } from './prompt-api';

/** What the server answered about one claim. */
export type Accepted = Pushed['accepted'][number];

/** The server did not take a claim: the code says why. */
export class NotRecorded extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.name = 'NotRecorded';
    this.code = code;
  }
}

/** A claim without its counter, which it gets when it is signed. */
export type Unsigned = Claim extends infer C ? (C extends Claim ? Omit<C, 'n'> : never) : never;

type Entry = {
  claim: Claim;
  signed: Waiting;
  resolve(accepted: Accepted): void;
  reject(error: NotRecorded): void;
};

/** Claims and UTF-8 bytes of one request. */
const MOST_CLAIMS = 200;
const MOST_BYTES = 900_000;
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 15_000;

export type OutgoingEvents = {
  changed(): void;
  accepted(pushed: Pushed): void;
  /** An edit was refused: what stands in the open document is not what the record holds. */
  refused(code: string, words: string[]): void;
  /** The whole session cannot go on: signed out, access ended, case sealed. */
  failed(failure: FailureError, words: string[]): void;
};

type OutgoingParts = { keep: Keep; key: DeviceKey; api: PromptApi; events: OutgoingEvents };
type WriterAddress = { prompt: string; account: string; writer: number };

/**
 * Claims of one writer on their way to the server: signed in order, kept before they are sent, one
 * request in flight, repeated until answered. The server knows a claim again that it had taken.
 */
export class Outgoing {
  readonly #parts: OutgoingParts;
  readonly #at: WriterAddress;
  #n = 0;
  #queue: Entry[] = [];
  #chain: Promise<void> = Promise.resolve();
  #signing = 0;
  #sending = false;
  #stopped = false;
  #pause = FIRST_PAUSE;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the last request reached the server. */
  reached = true;

  constructor(parts: OutgoingParts, at: WriterAddress) {
    this.#parts = parts;
    this.#at = at;
  }

  /** Acts that the server has not acknowledged. */
  get waiting(): number {
    const acts = (claim: Claim) => (claim.k === 'edit' ? Math.max(1, claim.dt.length) : 1);
    return this.#queue.reduce((sum, entry) => sum + acts(entry.claim), this.#signing);
  }

  /** Signs a claim with the next counter, keeps it and sends it when its turn comes. */
  add(body: Unsigned): Promise<Accepted> {
    this.#signing += 1;
    return new Promise((resolve, reject) => {
      this.#chain = this.#chain.then(async () => {
        if (this.#stopped) reject(new NotRecorded('stopped'));
        else await this.#enqueue(body, resolve, reject);
        this.#signing -= 1;
        this.#parts.events.changed();
        void this.#pump();
      });
    });
  }

  async #enqueue(body: Unsigned, resolve: Entry['resolve'], reject: Entry['reject']) {
    // The counter completes the claim; the union is the same one.
    const claim = { ...body, n: this.#n + 1 } as Claim;
    try {
      const signed = await this.#sign(claim);
      this.#n += 1;
      this.#queue.push({ claim, signed, resolve, reject });
    } catch {
      reject(new NotRecorded('malformed'));
      if (claim.k === 'edit') this.#stop('malformed');
    }
  }

  async #sign(claim: Claim): Promise<Waiting> {
    const text = claimText(claim);
    const sig = await this.#parts.key.sign(text);
    const signed = { ...this.#at, n: claim.n, claim: text, sig };
    // A full disk must not stop somebody from writing: the claim is then kept by this page only.
    await this.#parts.keep.put(signed).catch(() => {});
    return signed;
  }

  /** Tries again at once, as when the network is back. */
  retry(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    void this.#pump();
  }

  end(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** Texts of claims that were not acknowledged, for the person who wrote them. */
  words(): string[] {
    return this.#queue.map((entry) => wordsOf(entry.claim)).filter((text) => text !== '');
  }

  async #pump(): Promise<void> {
    if (this.#sending || this.#stopped || this.#timer) return;
    this.#sending = true;
    try {
      while (this.#queue.length > 0 && !this.#stopped) {
        if (!(await this.#send(this.#nextRequest()))) return;
      }
    } finally {
      this.#sending = false;
      this.#parts.events.changed();
    }
  }

  #nextRequest(): Entry[] {
    const some: Entry[] = [];
    let bytes = 0;
    for (const entry of this.#queue) {
      bytes += utf8(entry.signed.claim).length;
      if (some.length > 0 && (some.length >= MOST_CLAIMS || bytes > MOST_BYTES)) break;
      some.push(entry);
    }
    return some;
  }

  /** Sends one request; false where to wait or to stop. */
  async #send(entries: readonly Entry[]): Promise<boolean> {
    const claims = entries.map(({ signed: { claim, sig } }) => ({ claim, sig }));
    let pushed: Pushed;
    try {
      pushed = await this.#parts.api.push(claims);
    } catch (error) {
      return this.#failed(error);
    }
    this.reached = true;
    this.#pause = FIRST_PAUSE;
    await this.#settle(pushed);
    if (pushed.refused) await this.#refused(pushed.refused.n, pushed.refused.code);
    return !this.#stopped;
  }

  async #settle(pushed: Pushed): Promise<void> {
    const { accepted } = pushed;
    const last = accepted.at(-1);
    if (!last) return;
    await this.#parts.keep.drop(this.#at.prompt, this.#at.writer, last.n).catch(() => {});
    this.#parts.events.accepted(pushed);
    for (const answer of accepted) {
      const entry = this.#queue.find((queued) => queued.claim.n === answer.n);
      entry?.resolve(answer);
    }
    this.#queue = this.#queue.filter((entry) => entry.claim.n > last.n);
  }

  #failed(error: unknown): false {
    const failure = error instanceof FailureError ? error : null;
    if (failure && !failure.failure.passing) {
      const words = this.words();
      this.end();
      this.#parts.events.failed(failure, words);
      return false;
    }
    this.reached = false;
    this.#timer = setTimeout(() => this.retry(), this.#pause);
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
    return false;
  }

  /** Without a refused statement the rest can go on under new counters; without an edit it cannot. */
  async #refused(n: number, code: string): Promise<void> {
    const refused = this.#queue.find((entry) => entry.claim.n === n);
    if (!refused || refused.claim.k === 'edit') {
      this.#stop(code);
      return;
    }
    // In the chain, so that nothing is signed meanwhile under a counter that is about to move.
    this.#chain = this.#chain.then(() => this.#renumber(refused));
    await this.#chain;
    refused.reject(new NotRecorded(code));
  }

  async #renumber(refused: Entry): Promise<void> {
    const { prompt, writer } = this.#at;
    await this.#parts.keep.drop(prompt, writer, this.#n).catch(() => {});
    this.#queue = this.#queue.filter((entry) => entry !== refused);
    this.#n = refused.claim.n - 1;
    for (const entry of this.#queue) {
      this.#n += 1;
      entry.claim = { ...entry.claim, n: this.#n };
      entry.signed = await this.#sign(entry.claim);
    }
  }

  #stop(code: string): void {
    const words = this.words();
    this.end();
    for (const entry of this.#queue) entry.reject(new NotRecorded(code));
    void this.#parts.keep.drop(this.#at.prompt, this.#at.writer, Number.MAX_SAFE_INTEGER);
    this.#parts.events.refused(code, words);
  }
}

/** The words a claim would have put on record. */
export function wordsOf(claim: Claim): string {
  if (claim.k === 'edit') return insertedWords(claim.u);
  return 'text' in claim ? claim.text : '';
}

/** The characters that a Yjs update (version 1, base64) inserts. */
export function insertedWords(update: string): string {
  return decodeUpdate(fromBase64(update))
    .structs.map((struct) =>
      'content' in struct && struct.content instanceof ContentString ? struct.content.str : '',
    )
    .join('');
}
