import { FailureError } from '@/components/exhibits/intake/failure';
import type { Operation } from '@/lib/authorship/operation';
import { PromptReplay } from '@/lib/authorship/prompt-replay';
import type { Head } from './head';
import type { PromptApi } from './prompt-api';

/** Operations replayed before the page may draw again. */
const SLICE = 250;

/** Longer chains start from the server's snapshot; shorter ones are checked whole. */
export const SNAPSHOT_ABOVE = 2000;

/**
 * The chain of a prompt as this browser received it, replayed by the code that the server and the
 * verifier run: who wrote what, parameters, statements, revisions. A long chain starts from a snapshot
 * and is checked from there (docs/formats/prompt.md §1).
 */
export class Record {
  readonly prompt: string;
  readonly #api: PromptApi;
  readonly #changed: () => void;
  #replay = PromptReplay.empty();
  #expected = 0;
  /** Operations that a snapshot gave; null where snapshots have proved wrong. */
  #given: number | null = 0;
  /** Received before what comes first has been fetched. */
  #early: Operation[] = [];
  #loading: Promise<void> | undefined;
  #loaded = false;
  #failed = false;
  #version = 0;

  constructor(prompt: string, api: PromptApi, changed: () => void) {
    this.prompt = prompt;
    this.#api = api;
    this.#changed = changed;
  }

  /** `failed`: some of the chain could not be fetched or does not replay; marks are then missing. */
  get state(): 'loading' | 'ready' | 'failed' {
    if (this.#failed) return 'failed';
    return this.#loaded ? 'ready' : 'loading';
  }

  /** Grows with what has been replayed, for what is derived from it. */
  get version(): number {
    return this.#version;
  }

  get replay(): PromptReplay {
    return this.#replay;
  }

  /** Operations that were taken from a snapshot, not replayed here. */
  get given(): number {
    return this.#given ?? 0;
  }

  /** Says how long the chain is, before it is loaded. */
  expect(size: number): void {
    this.#expected = size;
  }

  get head(): Head {
    return { seq: this.#replay.size - 1, hash: this.#replay.hash };
  }

  /**
   * Fetches and replays the chain from its beginning or a snapshot, once; after a failure, called
   * again, it goes on from where it got.
   */
  load(): Promise<void> {
    this.#loading ??= this.#load().catch((error: unknown) => {
      this.#failed = true;
      this.#loading = undefined;
      this.#changed();
      throw error;
    });
    return this.#loading;
  }

  async #load(): Promise<void> {
    if (this.#replay.size === 0 && this.#expected > SNAPSHOT_ABOVE) await this.#restore();
    try {
      await this.#fetch();
    } catch (error) {
      if (!this.#dropGiven(error)) throw error;
      await this.#fetch();
    }
    this.#loaded = true;
    this.#failed = false;
    const early = this.#early;
    this.#early = [];
    this.take(early);
    this.#changed();
  }

  /** Starts from the server's state. Where it cannot be had or read, the chain is replayed from 0. */
  async #restore(): Promise<void> {
    if (this.#given === null) return;
    try {
      const { size, hash, bytes } = await this.#api.snapshot();
      const replay = PromptReplay.restore(bytes);
      if (replay.prompt !== this.prompt || replay.size !== size || replay.hash !== hash) return;
      this.#replay = replay;
      this.#given = size;
      this.#version += 1;
    } catch (error) {
      if (!(error instanceof RangeError || error instanceof FailureError)) throw error;
    }
  }

  /** Whether an error is of a snapshot that does not join the chain, which is then let go. */
  #dropGiven(error: unknown): boolean {
    if (!(error instanceof RangeError) || !this.#given) return false;
    this.#replay = PromptReplay.empty();
    this.#given = null;
    this.#version += 1;
    return true;
  }

  async #fetch(): Promise<void> {
    for (let more = true; more; ) {
      const page = await this.#api.operations(this.#replay.size);
      more = page.length > 0;
      for (let i = 0; i < page.length; i += SLICE) {
        this.#apply(page.slice(i, i + SLICE));
        await new Promise((resolve) => setTimeout(resolve));
      }
    }
  }

  /** Goes on with operations as they arrive. */
  take(operations: readonly Operation[]): void {
    const [first] = operations;
    if (this.#loaded && first && first.seq > this.#replay.size) {
      // What came while the page was joining anew is fetched before going on.
      this.#loadAgain();
    }
    if (!this.#loaded) {
      this.#early.push(...operations);
      return;
    }
    try {
      this.#apply(operations);
    } catch (error) {
      if (this.#dropGiven(error)) this.#loadAgain();
      else this.#failed = true;
    }
  }

  #loadAgain(): void {
    this.#loaded = false;
    this.#loading = undefined;
    this.load().catch(() => {});
  }

  #apply(operations: readonly Operation[]): void {
    for (const operation of operations) {
      if (operation.seq >= this.#replay.size) this.#replay.apply(operation);
    }
    this.#version += 1;
  }

  /** Resolves when an operation has been replayed. */
  async upTo(seq: number): Promise<void> {
    await this.load();
    while (this.#replay.size <= seq && !this.#failed) {
      const page = await this.#api.operations(this.#replay.size);
      if (page.length === 0) return;
      this.take(page);
    }
  }
}
