import { ActLog } from '@/lib/authorship/bursts';
import type { Operation } from '@/lib/authorship/operation';
import { type PromptRecord, recordOf } from '@/lib/authorship/prompt-record';
import { PromptReplay } from '@/lib/authorship/prompt-replay';
import { Timeline } from './replay-timeline';

/** Operations between two checkpoints, and in one request. */
export const CHECKPOINT_EVERY = 2000;

/** Checkpoints kept; where there would be more, every second one is let go. */
const MOST_CHECKPOINTS = 64;

/** Stretches of operations kept in memory besides checkpoints. */
const KEPT_STRETCHES = 4;

/** Work between two breaths of the page, in milliseconds. */
const BREATH = 24;

/** Reads operations `from` on, at most `limit`; fewer only at the end of the log. */
export type ReadOperations = (from: number, limit: number) => Promise<Operation[]>;

/** The log does not join, or cannot be read: what stands at this operation is not known. */
export class BrokenLog extends Error {
  readonly seq: number;

  constructor(seq: number, cause: unknown) {
    super(`the log does not join at operation ${seq}`, { cause });
    this.name = 'BrokenLog';
    this.seq = seq;
  }
}

/**
 * A log played in this browser, by the code that server and verifier use. Memory is bounded:
 * snapshots every so often and a few stretches of operations; the rest is read again when needed.
 */
export class ReplayEngine {
  readonly timeline = new Timeline();
  readonly acts = new ActLog();
  private readonly checkpoints = new Map<number, Uint8Array>();
  private spacing = CHECKPOINT_EVERY;
  private readonly stretches = new Map<number, Promise<Operation[]>>();
  private cursor = PromptReplay.empty();

  constructor(private readonly read: ReadOperations) {}

  /** Operations replayed so far; jumps to them take no reading from the beginning. */
  get reached(): number {
    return this.timeline.size;
  }

  /**
   * Replays the log from the beginning, or from where it was left, to `size`. Throws BrokenLog
   * where the chain does not join.
   */
  async load(size: number, progress: (reached: number) => void, signal: AbortSignal) {
    const replay = await this.freshAt(this.reached);
    let breath = performance.now();
    while (replay.size < size && !signal.aborted) {
      const operations = await this.stretch(Math.floor(replay.size / CHECKPOINT_EVERY));
      const rest = operations.filter(({ seq }) => seq >= replay.size && seq < size);
      // Another reading may have begun meanwhile; only one may write down what comes next.
      if (signal.aborted) return;
      if (rest.length === 0) break;
      for (const operation of rest) {
        apply(replay, operation);
        this.timeline.push(operation);
        this.acts.push(operation);
        this.checkpoint(replay);
        if (performance.now() - breath > BREATH) {
          progress(replay.size);
          await new Promise((resolve) => setTimeout(resolve));
          breath = performance.now();
          if (signal.aborted) return;
        }
      }
    }
    this.cursor = replay;
    progress(replay.size);
  }

  /** The record after `size` operations. Throws BrokenLog. */
  async at(size: number): Promise<PromptRecord> {
    if (this.cursor.size > size || this.nearest(size) > this.cursor.size) {
      this.cursor = this.restored(this.nearest(size));
    }
    await this.forward(this.cursor, size);
    return recordOf(this.cursor);
  }

  private async freshAt(size: number): Promise<PromptReplay> {
    const replay = this.restored(this.nearest(size));
    await this.forward(replay, size);
    return replay;
  }

  private async forward(replay: PromptReplay, size: number): Promise<void> {
    while (replay.size < size) {
      const operations = await this.stretch(Math.floor(replay.size / CHECKPOINT_EVERY));
      const rest = operations.filter(({ seq }) => seq >= replay.size && seq < size);
      if (rest.length === 0) throw new BrokenLog(replay.size, null);
      for (const operation of rest) apply(replay, operation);
    }
  }

  private nearest(size: number): number {
    let found = 0;
    for (const at of this.checkpoints.keys()) if (at <= size && at > found) found = at;
    return found;
  }

  private restored(at: number): PromptReplay {
    const snapshot = this.checkpoints.get(at);
    return snapshot ? PromptReplay.restore(snapshot) : PromptReplay.empty();
  }

  private checkpoint(replay: PromptReplay): void {
    if (replay.size % this.spacing !== 0) return;
    this.checkpoints.set(replay.size, replay.snapshot());
    if (this.checkpoints.size <= MOST_CHECKPOINTS) return;
    this.spacing *= 2;
    for (const at of this.checkpoints.keys()) {
      if (at % this.spacing !== 0) this.checkpoints.delete(at);
    }
  }

  /** Operations of one stretch of the log; the last ones used are kept. */
  private stretch(index: number): Promise<Operation[]> {
    const known = this.stretches.get(index);
    const from = index * CHECKPOINT_EVERY;
    const made = known ?? this.read(from, CHECKPOINT_EVERY);
    this.stretches.delete(index);
    this.stretches.set(index, made);
    made.catch(() => this.stretches.delete(index));
    for (const oldest of this.stretches.keys()) {
      if (this.stretches.size <= KEPT_STRETCHES) break;
      this.stretches.delete(oldest);
    }
    return made;
  }
}

function apply(replay: PromptReplay, operation: Operation): void {
  try {
    replay.apply(operation);
  } catch (error) {
    throw new BrokenLog(operation.seq, error);
  }
}
