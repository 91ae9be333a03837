import type { DeletedRun, FieldAttribution, Run } from './attribution';
import { type FirstWriter, firstWriter, writerKey } from './first-writer';

/**
 * Neighbouring runs with one story but for their times: the same first writer, kind, placer,
 * handlings, origin and statements. What was typed key by key is one span.
 */
export type Span<R extends Run | DeletedRun = Run> = {
  text: string;
  writer: FirstWriter;
  runs: R[];
  /** Any of the runs, for what they have in common. */
  one: R;
  /** Operations and times of record of the first writing. */
  firstSeq: number;
  lastSeq: number;
  firstAt: string;
  lastAt: string;
};

/** A span of the present text with its place in it, in UTF-16 units. */
export type PlacedSpan = Span & { from: number; to: number };

/** What neighbouring runs must have in common to be told as one. */
function story(run: Run | DeletedRun): string {
  const { kind, typist, placer, handlings, origin, says, found } = run;
  const hands = handlings.map((handling) => [handling.kind, handling.account]);
  const deleter = 'deleter' in run ? [run.deleter, run.place] : [];
  return JSON.stringify([kind, typist, placer, hands, origin, says, found, deleter]);
}

/** Spans of runs that follow one another. */
export function spans<R extends Run | DeletedRun>(runs: readonly R[]): Span<R>[] {
  const made: Span<R>[] = [];
  let last = '';
  for (const run of runs) {
    const own = story(run);
    const span = made.at(-1);
    if (span && own === last) {
      span.text += run.text;
      span.runs.push(run);
      if (run.seq < span.firstSeq) [span.firstSeq, span.firstAt] = [run.seq, run.at];
      if (run.seq > span.lastSeq) [span.lastSeq, span.lastAt] = [run.seq, run.at];
      continue;
    }
    last = own;
    made.push({
      text: run.text,
      writer: firstWriter(run),
      runs: [run],
      one: run,
      firstSeq: run.seq,
      lastSeq: run.seq,
      firstAt: run.at,
      lastAt: run.at,
    });
  }
  return made;
}

/** The spans of a field's present text; together they are the text. */
export function placedSpans(field: Pick<FieldAttribution, 'runs'>): PlacedSpan[] {
  return spans(field.runs).map((span) => ({
    ...span,
    from: span.runs[0]?.from ?? 0,
    to: span.runs.at(-1)?.to ?? 0,
  }));
}

/** Whether two spans have the same first writer, so that one mark stands for both. */
export function sameWriter(a: Pick<Span, 'writer'>, b: Pick<Span, 'writer'>): boolean {
  return writerKey(a.writer) === writerKey(b.writer);
}
