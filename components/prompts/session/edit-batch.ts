import { mergeUpdates } from 'yjs';
import type { IdRange, Insertion } from '@/lib/authorship/claim';
import { toBase64 } from '@/lib/kernel/digest';
import type { Head } from './head';

/** Bytes of updates that one batch takes; a single larger act is a batch of its own. */
const FULL_BYTES = 300_000;
const FULL_ACTS = 4000;

/**
 * The acts of one window, on their way into one claim. What the writer had seen is taken when the
 * first act is made, not when the batch is sent: the server judges neighbours by it.
 */
export class EditBatch {
  readonly seen: Head;
  /** Device time of the first act, milliseconds since 1970. */
  readonly startedAt: number;
  readonly #updates: Uint8Array[] = [];
  readonly #insertions: Insertion[] = [];
  readonly #offsets: number[] = [];
  #bytes = 0;

  constructor(seen: Head, startedAt: number) {
    this.seen = seen;
    this.startedAt = startedAt;
  }

  /** Adds one act: its Yjs update (version 1) and how what it inserted came. */
  add(update: Uint8Array, insertions: readonly Insertion[], at: number): void {
    this.#updates.push(update);
    for (const insertion of insertions) this.#join(insertion);
    this.#offsets.push(Math.max(this.#offsets.at(-1) ?? 0, Math.round(at - this.startedAt), 0));
    this.#bytes += update.length;
  }

  /** Whether one more act fits; otherwise it begins another batch. */
  fits(update: Uint8Array): boolean {
    const bytes = this.#bytes + update.length;
    return bytes <= FULL_BYTES && this.#offsets.length < FULL_ACTS;
  }

  /** The body of the edit claim. */
  body(): { u: string; ins: Insertion[]; dt: number[] } {
    const [first, ...others] = this.#updates;
    const update = first && others.length === 0 ? first : mergeUpdates(this.#updates);
    return { u: toBase64(update), ins: this.#insertions, dt: this.#offsets };
  }

  /** Letters typed one after the other are one run; compositions, pastes and moves stay one each. */
  #join(insertion: Insertion): void {
    const last = this.#insertions.at(-1);
    const follows = last && last.c + last.l === insertion.c;
    if (follows && last.k === 'typed' && insertion.k === 'typed') last.l += insertion.l;
    else this.#insertions.push({ ...insertion });
  }
}

/** Most source runs that one insertion may name. */
const MOST_SOURCES = 4096;

/** An insertion whose sources are too many for one run, as several. */
export function withinLimits(insertion: Insertion): Insertion[] {
  const { src, ...rest } = insertion;
  if (!src || src.length <= MOST_SOURCES) return [insertion];
  const parts: Insertion[] = [];
  let c = rest.c;
  for (let i = 0; i < src.length; i += MOST_SOURCES) {
    const some: IdRange[] = src.slice(i, i + MOST_SOURCES);
    const l = some.reduce((sum, [, , length]) => sum + length, 0);
    parts.push({ ...rest, c, l, src: some });
    c += l;
  }
  return parts;
}
