import { Characters } from './characters';
import type { IdRange } from './claim';

/** How characters were handled after they were first written; the earlier handlings hang below. */
export type Handled = {
  kind: 'moved' | 'copied' | 'restored';
  /** Writer that handled them. */
  w: number;
  seq: number;
  /** The source was found by rule. */
  found: boolean;
  before: Handled | null;
};

/** Characters by their first identity, with what happened to them on the way. */
export type Segment = { w: number; c: number; l: number; via: Handled | null };

/** A run that came from earlier characters. */
export type SourcedRun = { c: number; l: number; segments: Segment[] };

/** Part of a suggestion that was accepted as a run. */
export type AcceptedRun = { c: number; l: number; sug: string; at: number };

type Part = { c: number; l: number };

/** Position of the first part that ends behind `clock`; parts ascend. */
export function partFrom(parts: readonly Part[], clock: number): number {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const part = parts[middle];
    if (part && part.c + part.l <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** One writer's characters, and which of them came from elsewhere. Runs ascend by clock. */
export class WriterText {
  readonly chars = new Characters();
  readonly sourced: SourcedRun[] = [];
  readonly accepted: AcceptedRun[] = [];
}

/** Characters of all writers, and the way from each back to where it was first written. */
export class Stories {
  readonly #writers = new Map<number, WriterText>();

  of(w: number): WriterText | undefined {
    return this.#writers.get(w);
  }

  open(w: number): WriterText {
    let text = this.#writers.get(w);
    if (!text) {
      text = new WriterText();
      this.#writers.set(w, text);
    }
    return text;
  }

  writers(): IterableIterator<[number, WriterText]> {
    return this.#writers.entries();
  }

  /** Units that a writer inserted. */
  length(w: number): number {
    return this.#writers.get(w)?.chars.length ?? 0;
  }

  /** First identities of a run, in its order. */
  roots(w: number, clock: number, length: number, into: Segment[] = []): Segment[] {
    const sourced = this.#writers.get(w)?.sourced ?? [];
    const end = clock + length;
    let at = clock;
    for (let i = partFrom(sourced, clock); at < end; i++) {
      const run = sourced[i];
      const plainEnd = run ? Math.min(end, Math.max(at, run.c)) : end;
      if (plainEnd > at) pushSegment(into, { w, c: at, l: plainEnd - at, via: null });
      at = plainEnd;
      if (!run || at >= end) break;
      const to = Math.min(end, run.c + run.l);
      sliceSegments(run, at, to, into);
      at = to;
    }
    return into;
  }

  /** Records that a run came from `src` by a handling. */
  source(w: number, part: Part, src: readonly IdRange[], how: Omit<Handled, 'before'>): void {
    const above = new Map<Handled | null, Handled>();
    const segments: Segment[] = [];
    for (const [sw, sc, sl] of src) {
      for (const { via, ...root } of this.roots(sw, sc, sl)) {
        let next = above.get(via);
        if (!next) {
          next = { ...how, before: via };
          above.set(via, next);
        }
        pushSegment(segments, { ...root, via: next });
      }
    }
    this.open(w).sourced.push({ c: part.c, l: part.l, segments });
  }
}

function pushSegment(into: Segment[], next: Segment): void {
  const last = into.at(-1);
  if (last && last.w === next.w && last.via === next.via && last.c + last.l === next.c) {
    last.l += next.l;
  } else into.push(next);
}

function sliceSegments(run: SourcedRun, from: number, to: number, into: Segment[]): void {
  let at = run.c;
  for (const segment of run.segments) {
    const end = at + segment.l;
    if (end > from && at < to) {
      const skip = Math.max(0, from - at);
      const l = Math.min(end, to) - at - skip;
      pushSegment(into, { w: segment.w, c: segment.c + skip, l, via: segment.via });
    }
    at = end;
    if (at >= to) return;
  }
}
