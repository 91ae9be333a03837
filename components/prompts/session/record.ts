import type { Operation } from '@/lib/authorship/operation';
import { PromptReplay } from '@/lib/authorship/prompt-replay';
import type { Head } from './head';
import type { PromptApi } from './prompt-api';

/** Operations replayed before the page may draw again. */
const SLICE = 250;

/**
 * The chain of a prompt as this browser received it, replayed by the code that the server and the
 * verifier run: who wrote what, parameters, statements, revisions.
 */
export class Record {
  readonly prompt: string;
  readonly #api: PromptApi;
  readonly #changed: () => void;
  readonly #replay = PromptReplay.empty();
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

  get head(): Head {
    return { seq: this.#replay.size - 1, hash: this.#replay.hash };
  }

  /**
   * Fetches and replays the chain from its beginning, once; after a failure, called again, it goes
   * on from where it got.
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
    for (let more = true; more; ) {
      const page = await this.#api.operations(this.#replay.size);
      more = page.length > 0;
      for (let i = 0; i < page.length; i += SLICE) {
        this.#apply(page.slice(i, i + SLICE));
        await new Promise((resolve) => setTimeout(resolve));
      }
    }
    this.#loaded = true;
    this.#failed = false;
    const early = this.#early;
    this.#early = [];
    this.take(early);
    this.#changed();
  }

  /** Goes on with operations as they arrive. */
  take(operations: readonly Operation[]): void {
    const [first] = operations;
    if (this.#loaded && first && first.seq > this.#replay.size) {
      // What came while the page was joining anew is fetched before going on.
      this.#loaded = false;
      this.#loading = undefined;
      this.load().catch(() => {});
    }
    if (!this.#loaded) {
      this.#early.push(...operations);
      return;
    }
    try {
      this.#apply(operations);
    } catch {
      this.#failed = true;
    }
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
