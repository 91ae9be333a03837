import type { VolumeInput } from './set-up';

/** A time in which something is made. It is looked at also between pages: composers hold the processor. */
export class Patience {
  private readonly until: number;
  private readonly stop = new AbortController();
  private readonly timer: NodeJS.Timeout;
  /** Aborted when the time is over, or with the signal given. */
  readonly signal: AbortSignal;

  constructor(ms: number, outer: AbortSignal) {
    this.until = performance.now() + ms;
    this.timer = setTimeout(() => this.stop.abort(), ms);
    this.signal = AbortSignal.any([outer, this.stop.signal]);
  }

  get isOver(): boolean {
    return this.stop.signal.aborted;
  }

  /** Aborts where the time is over. */
  look(): void {
    if (performance.now() > this.until) this.stop.abort();
  }

  /** Throws where the time is over. */
  check(): void {
    this.look();
    this.signal.throwIfAborted();
  }

  /** What papers are composed from, asking for nothing more when the time is over. */
  hurried(input: VolumeInput): VolumeInput {
    const { pictures, readOriginal, readPrompt } = input;
    const asked = <A extends unknown[], R>(read: (...args: A) => Promise<R>) => {
      return async (...args: A): Promise<R> => {
        this.check();
        return read(...args);
      };
    };
    return {
      ...input,
      signal: this.signal,
      readOriginal: asked(readOriginal),
      readPrompt: asked(readPrompt),
      pictures: {
        picture: asked((sha256, longestSide?: number) => pictures.picture(sha256, longestSide)),
        pages: asked((sha256, signal) => pictures.pages(sha256, signal)),
      },
    };
  }

  /** Nothing is waited for any more. */
  end(): void {
    clearTimeout(this.timer);
  }
}
