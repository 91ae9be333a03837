import type { Attribution, DeletedRun, FieldAttribution, Run } from './attribution';
import { spans } from './spans';

/** What runs of one span have in common. */
type Story = Omit<
  Run,
  'from' | 'to' | 'text' | 'id' | 'root' | 'seq' | 'at' | 'placedSeq' | 'placedAt'
> &
  Partial<Pick<DeletedRun, 'deleter' | 'place'>>;

type PackedSpan = {
  story: Story;
  text: string;
  /** Run after run, the numbers in which they differ; see `numbersOf`. */
  cells: number[];
};

/**
 * An attribution in a tenth of its bytes, for the way to a browser: runs of one story share it, and
 * what differs between them are numbers. `unpack` gives exactly the same attribution again.
 */
export type PackedAttribution = Omit<Attribution, 'fields'> & {
  fields: (Omit<FieldAttribution, 'runs' | 'deleted' | 'text'> & {
    runs: PackedSpan[];
    deleted: PackedSpan[];
  })[];
};

/** Numbers of a run before those of its handlings, and of a deleted one in all. */
const OF_RUN = 9;
const OF_DELETION = 2;

function numbersOf(run: Run | DeletedRun, base: number): number[] {
  // Times as distances to one late moment have half the digits.
  const before = (at: string) => base - Date.parse(at);
  const numbers = [
    run.text.length,
    run.id[0],
    run.id[1],
    run.root[0],
    run.root[1],
    run.seq,
    before(run.at),
    run.placedSeq,
    before(run.placedAt),
  ];
  if ('deleter' in run) numbers.push(run.deletedSeq, before(run.deletedAt));
  for (const { seq, at } of run.handlings) numbers.push(seq, before(at));
  return numbers;
}

function packRuns(runs: readonly (Run | DeletedRun)[], base: number): PackedSpan[] {
  return spans(runs).map(({ one, text, runs: members }) => ({
    story: {
      kind: one.kind,
      typist: one.typist,
      placer: one.placer,
      handlings: one.handlings,
      origin: one.origin,
      says: one.says,
      found: one.found,
      ...('deleter' in one && { deleter: one.deleter, place: one.place }),
    },
    text,
    cells: members.flatMap((run) => numbersOf(run, base)),
  }));
}

/** Packs an attribution. Times must have milliseconds and be in UTC, as those of record are. */
export function pack(attribution: Attribution): PackedAttribution {
  const { fields, ...head } = attribution;
  const base = Date.parse(attribution.at);
  return {
    ...head,
    fields: fields.map(({ name, label, role, runs, deleted }) => ({
      name,
      label,
      role,
      runs: packRuns(runs, base),
      deleted: packRuns(deleted, base),
    })),
  };
}

/** Reads the runs of a span one after the other; `place` is where the first stands. */
function unpackSpan(span: PackedSpan, base: number, place: number): (Run | DeletedRun)[] {
  const { story, text, cells } = span;
  const { kind, typist, placer, origin, says, found, handlings, deleter } = story;
  const after = OF_RUN + (deleter === undefined ? 0 : OF_DELETION);
  const width = after + 2 * handlings.length;
  const runs: (Run | DeletedRun)[] = [];
  let start = 0;
  for (let at = 0; at < cells.length; at += width) {
    const n = (i: number) => cells[at + i] ?? 0;
    const time = (i: number) => new Date(base - n(i)).toISOString();
    const length = n(0);
    // Written out: copying objects property by property takes most of the time for a long text.
    const common = {
      text: text.slice(start, start + length),
      id: [n(1), n(2), length] as Run['id'],
      root: [n(3), n(4), length] as Run['root'],
      kind,
      typist,
      placer,
      seq: n(5),
      at: time(6),
      placedSeq: n(7),
      placedAt: n(8) === n(6) ? '' : time(8),
      handlings:
        handlings.length === 0
          ? []
          : handlings.map((handling, i) => ({
              ...handling,
              seq: n(after + 2 * i),
              at: time(after + 2 * i + 1),
            })),
      origin,
      says,
      found,
    };
    if (common.placedAt === '') common.placedAt = common.at;
    runs.push(
      deleter === undefined
        ? Object.assign(common, { from: place + start, to: place + start + length })
        : Object.assign(common, {
            place: story.place ?? 0,
            deleter,
            deletedSeq: n(9),
            deletedAt: time(10),
          }),
    );
    start += length;
  }
  return runs;
}

const unpacked = new WeakMap<PackedAttribution, Attribution>();

/** The attribution again; unpacked once however often it is asked for. */
export function unpack(packed: PackedAttribution): Attribution {
  const known = unpacked.get(packed);
  if (known) return known;
  const { fields, ...head } = packed;
  const base = Date.parse(packed.at);
  const made: Attribution = {
    ...head,
    fields: fields.map(({ name, label, role, runs, deleted }) => {
      const standing: Run[] = [];
      let text = '';
      for (const span of runs) {
        // Spans of a present text hold runs that stand, those of the other list deleted ones.
        for (const run of unpackSpan(span, base, text.length)) standing.push(run as Run);
        text += span.text;
      }
      const gone: DeletedRun[] = [];
      for (const span of deleted) {
        for (const run of unpackSpan(span, base, 0)) gone.push(run as DeletedRun);
      }
      return { name, label, role, text, runs: standing, deleted: gone };
    }),
  };
  unpacked.set(packed, made);
  return made;
}
