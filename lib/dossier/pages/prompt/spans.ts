import type { DeletedRun, FieldAttribution, Handling, Run } from '@/lib/authorship/attribution';
import type { IdRange } from '@/lib/authorship/claim';
import type { FirstWriter } from '@/lib/authorship/first-writer';
import { placedSpans, type Span, spans } from '@/lib/authorship/spans';

/** First and last operation, with their times of record in milliseconds. */
export type Stretch = { from: number; to: number; start: number; end: number };

/** What was done with words after they were written. */
export type HandlingPart = Pick<Handling, 'kind' | 'account'> & { when: Stretch };

/** A span of one story as a paper prints it: without its runs, of which a long text has thousands. */
export type SpanPart = Pick<Run, 'kind' | 'placer' | 'origin' | 'says' | 'found'> & {
  text: string;
  writer: FirstWriter;
  ids: IdRange[];
  /** Number of the writer who brought the words in, whoever put them where they stand. */
  bringer: number;
  written: Stretch;
  handlings: HandlingPart[];
};

/** A span of the present text; `from` and `to` are UTF-16 units. */
export type PlacedPart = SpanPart & { from: number; to: number };

/** A span of deleted words; `place` is where they stood. */
export type DeletedPart = SpanPart & { place: number; deleter: string; deleted: Stretch };

/** The spans of a field's present text; they join to it. */
export function placedParts(field: Pick<FieldAttribution, 'runs'>): PlacedPart[] {
  return placedSpans(field).map((span) => ({ ...told(span), from: span.from, to: span.to }));
}

/** Spans of deleted words in document order. */
export function deletedParts(runs: readonly DeletedRun[]): DeletedPart[] {
  return spans(runs).map((span) => ({
    ...told(span),
    place: span.one.place,
    deleter: span.one.deleter,
    deleted: stretch(
      span.runs.map(({ deletedSeq, deletedAt }) => ({ seq: deletedSeq, at: deletedAt })),
    ),
  }));
}

function told({ text, writer, runs, one }: Span<Run> | Span<DeletedRun>): SpanPart {
  const { kind, placer, origin, says, found, handlings } = one;
  return {
    kind,
    placer,
    origin,
    says,
    found,
    text,
    writer,
    bringer: one.root[0],
    ids: joined(runs.map(({ id }) => id)),
    written: stretch(runs),
    handlings: handlings.map(({ kind: what, account }, i) => ({
      kind: what,
      account,
      when: stretch(runs.flatMap((run) => run.handlings[i] ?? [])),
    })),
  };
}

function stretch(moments: readonly { seq: number; at: string }[]): Stretch {
  const all: Stretch = { from: Infinity, to: -1, start: 0, end: 0 };
  for (const { seq, at } of moments) {
    if (seq < all.from) [all.from, all.start] = [seq, Date.parse(at)];
    if (seq > all.to) [all.to, all.end] = [seq, Date.parse(at)];
  }
  return all;
}

function joined(ids: readonly IdRange[]): IdRange[] {
  const all: IdRange[] = [];
  for (const [writer, clock, length] of ids) {
    const last = all.at(-1);
    if (last && last[0] === writer && last[1] + last[2] === clock) {
      all[all.length - 1] = [writer, last[1], last[2] + length];
    } else all.push([writer, clock, length]);
  }
  return all;
}
