import type { DeletedRun, FieldAttribution, Run } from './attribution';
import type { ActLog, Burst } from './bursts';
import type { IdRange } from './claim';
import { partOf } from './identity-index';
import { type Span, spans } from './spans';
import type { ViewMeaning } from './vocabulary';

/** A frozen state, as far as a passport needs it: `seq` is the freezing operation. */
export type SentRevision = { revision: number; seq: number };

/** What a contributor said of a revision, as far as a passport needs it. */
export type SpanView = {
  revision: number;
  account: string;
  meaning: ViewMeaning;
  contested: { spans: IdRange[]; reason: string }[];
  seq: number;
};

/** What else is known of a prompt beside its attribution. */
export type PassportSources = {
  revisions: readonly SentRevision[];
  views: readonly SpanView[];
  /** Bursts; absent where the log was not read. */
  log?: ActLog | undefined;
};

/** A dispute about characters: which revision, who, why. */
export type SpanContest = { revision: number; account: string; reason: string; seq: number };

/** Characters of one story within what was pointed at. */
export type PassportPart = {
  /** The runs, cut to what was pointed at. */
  span: Span<Run | DeletedRun>;
  /** Bursts in which they were first written; empty where the log was not read. */
  bursts: Burst[];
  /** Revisions in which these characters, or those they were moved or copied from, stood. */
  revisions: number[];
  contests: SpanContest[];
};

/** Everything the record knows of the characters from `from` to `to` of a field. */
export type Passport = {
  field: string;
  from: number;
  to: number;
  text: string;
  parts: PassportPart[];
};

/**
 * The passport of a stretch of a field's present text. Throws RangeError where the stretch is empty
 * or outside the text.
 */
export function passport(
  field: FieldAttribution,
  from: number,
  to: number,
  sources: PassportSources,
): Passport {
  if (from < 0 || to > field.text.length || from >= to) throw new RangeError('outside the text');
  const runs = field.runs
    .filter((run) => run.from < to && run.to > from)
    .map((run) => cutRun(run, from, to));
  const parts = spans(runs).map((span) => part(span, field, sources));
  return { field: field.name, from, to, text: field.text.slice(from, to), parts };
}

/** The passport of deleted characters, which stand nowhere: `from` and `to` are where they stood. */
export function deletedPassport(
  field: FieldAttribution,
  runs: readonly DeletedRun[],
  sources: PassportSources,
): Passport {
  const place = runs[0]?.place ?? 0;
  return {
    field: field.name,
    from: place,
    to: place,
    text: runs.map(({ text }) => text).join(''),
    parts: spans(runs).map((span) => part(span, field, sources)),
  };
}

function part(
  span: Span<Run | DeletedRun>,
  field: FieldAttribution,
  { revisions, views, log }: PassportSources,
): PassportPart {
  const own = span.runs.flatMap(({ id, root }) => [id, root]);
  const named = (ranges: readonly IdRange[]) =>
    ranges.some((range) => own.some((mine) => overlap(range, mine)));
  const bursts = new Map<string, Burst>();
  for (const run of span.runs) {
    // What was written in another prompt has its burst there.
    if (run.origin?.from === 'prompt') continue;
    const burst = log?.burstAt(run.typist ?? run.placer, run.seq);
    if (burst) bursts.set(`${burst.writer} ${burst.from} ${burst.start}`, burst);
  }
  return {
    span,
    bursts: [...bursts.values()],
    revisions: revisions
      .filter(({ seq }) => span.runs.some((run) => stood(run, field, seq)))
      .map(({ revision }) => revision),
    contests: views.flatMap(({ revision, account, meaning, contested, seq }) =>
      meaning !== 'contested'
        ? []
        : contested
            .filter((one) => named(one.spans))
            .map(({ reason }) => ({ revision, account, reason, seq })),
    ),
  };
}

/** Whether these characters, or earlier or later placings of the same, stood just before `seq`. */
function stood(run: Run | DeletedRun, field: FieldAttribution, seq: number): boolean {
  if (alive(run, seq)) return true;
  const same = (other: Run | DeletedRun) => overlap(other.root, run.root) && alive(other, seq);
  return field.runs.some(same) || field.deleted.some(same);
}

function alive(run: Run | DeletedRun, seq: number): boolean {
  return run.placedSeq < seq && (!('deleter' in run) || run.deletedSeq >= seq);
}

/** Whether two identity ranges share a character. */
export function overlap([w, c, l]: IdRange, [otherW, otherC, otherL]: IdRange): boolean {
  return w === otherW && c < otherC + otherL && otherC < c + l;
}

/** A run cut to a stretch of the field. */
export function cutRun(run: Run, from: number, to: number): Run {
  const start = Math.max(run.from, from);
  const end = Math.min(run.to, to);
  const offset = start - run.from;
  return {
    ...run,
    from: start,
    to: end,
    text: run.text.slice(offset, end - run.from),
    id: partOf(run.id, offset, end - start),
    root: partOf(run.root, offset, end - start),
  };
}

/** The identities of a stretch of a field, as claims about spans name them. */
export function spansOf(
  field: Pick<FieldAttribution, 'runs'>,
  from: number,
  to: number,
): IdRange[] {
  const spans: IdRange[] = [];
  for (const run of field.runs) {
    if (run.from >= to || run.to <= from) continue;
    const { id } = cutRun(run, from, to);
    const last = spans.at(-1);
    if (last && last[0] === id[0] && last[1] + last[2] === id[1]) last[2] += id[2];
    else spans.push([...id]);
  }
  return spans;
}

/** Where identities stand in a field now, in order; characters deleted since are left out. */
export function placesOf(
  field: Pick<FieldAttribution, 'runs'>,
  spans: readonly IdRange[],
): { from: number; to: number }[] {
  const places: { from: number; to: number }[] = [];
  for (const run of field.runs) {
    for (const span of spans) {
      if (!overlap(span, run.id)) continue;
      const from = run.from + Math.max(0, span[1] - run.id[1]);
      const to = run.from + Math.min(run.id[2], span[1] + span[2] - run.id[1]);
      const last = places.at(-1);
      if (last && last.to === from) last.to = to;
      else places.push({ from, to });
    }
  }
  return places;
}
