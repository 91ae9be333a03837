import type { Attribution, DeletedRun, FieldAttribution, Run } from './attribution';
import type { IdRange } from './claim';
import { type FirstWriter, firstWriter } from './first-writer';
import { IdentityIndex, partOf } from './identity-index';

/**
 * What became of characters between two states: `kept` where they stood, `moved` to elsewhere,
 * `copied` besides (the first still stands), `added`, or `removed`.
 */
export type Change = 'kept' | 'moved' | 'copied' | 'added' | 'removed';

/** Characters with one story between two states. */
export type ComparedRun = {
  change: Change;
  text: string;
  id: IdRange;
  root: IdRange;
  writer: FirstWriter;
  /**
   * Who added, moved, copied or removed them, by which operation and when; null where kept. Words
   * written between the states are added by whoever wrote them, however often they were moved since.
   */
  by: string | null;
  seq: number | null;
  at: string | null;
  /** Position in the later text; for removed ones where in it they would stand. */
  place: number;
};

export type ComparedField = {
  name: string;
  label: string;
  role: string;
  /** The later text in order, with what was removed where it stood. */
  runs: ComparedRun[];
};

/**
 * Characters of one person between the states: added, `brought` in without having written them
 * (pasted from outside, accepted from a model, brought back), removed and moved.
 */
export type ComparedPerson = {
  account: string;
  added: number;
  brought: number;
  removed: number;
  moved: number;
};

/**
 * A parameter or reference of a state: `key` tells it from others, `name` is what it is called, and
 * `account` set it by operation `seq`.
 */
export type Fact = { key: string; name: string; text: string; account: string; seq: number };
export type FactChange = {
  key: string;
  change: 'added' | 'removed' | 'changed' | 'kept';
  before: Fact | null;
  after: Fact | null;
};

type Known = { run: Run };

const SUMS = { added: 'added', removed: 'removed', moved: 'moved', copied: 'moved' } as const;

/**
 * What happened between two states of one prompt, told by the identity of characters and never by
 * comparing texts: two people writing the same word are two writings. `after` must be the later.
 */
export function compareTexts(before: Attribution, after: Attribution): ComparedField[] {
  const ids = new IdentityIndex<Known>();
  const roots = new IdentityIndex<Known>();
  for (const { runs } of before.fields) {
    for (const run of runs) {
      ids.put(run.id, { run });
      roots.put(run.root, { run });
    }
  }
  const later = new IdentityIndex<true>();
  const laterIds = new IdentityIndex<true>();
  const gone = new IdentityIndex<DeletedRun>();
  for (const { runs, deleted } of after.fields) {
    for (const run of runs) {
      later.put(run.root, true);
      laterIds.put(run.id, true);
    }
    for (const run of deleted) gone.put(run.id, run);
  }
  return after.fields.map((field) => {
    const stands = field.runs.flatMap((run) => present(run, ids, roots, laterIds, before.size));
    const removed = (before.fields.find(({ name }) => name === field.name)?.runs ?? []).flatMap(
      (run) => taken(run, later, gone),
    );
    const { name, label, role } = field;
    return { name, label, role, runs: inOrder(stands, removed, field) };
  });
}

/** A run of the later state, in stretches that were there before and stretches that were not. */
function present(
  run: Run,
  ids: IdentityIndex<Known>,
  roots: IdentityIndex<Known>,
  laterIds: IdentityIndex<true>,
  size: number,
): ComparedRun[] {
  const pieces: ComparedRun[] = [];
  const placed = { by: run.placer, seq: run.placedSeq, at: run.placedAt };
  const writtenHere = run.typist !== null && run.origin?.from !== 'prompt';
  const writtenSince = writtenHere && run.seq >= size;
  const added = writtenSince ? { by: run.typist, seq: run.seq, at: run.at } : placed;
  const none = { by: null, seq: null, at: null };
  const tell = (offset: number, length: number, change: Change) => {
    pieces.push({
      change,
      text: run.text.slice(offset, offset + length),
      id: partOf(run.id, offset, length),
      root: partOf(run.root, offset, length),
      writer: firstWriter(run),
      ...(change === 'kept' ? none : change === 'added' ? added : placed),
      place: run.from + offset,
    });
  };
  for (const same of ids.cut(run.id)) {
    if (same.value) {
      tell(same.offset, same.length, 'kept');
      continue;
    }
    const rest = partOf(run.root, same.offset, same.length);
    for (const root of roots.cut(rest)) {
      const offset = same.offset + root.offset;
      if (!root.value) tell(offset, root.length, 'added');
      else {
        const earlier = root.value.run;
        const id = partOf(earlier.id, run.root[1] + offset - earlier.root[1], root.length);
        for (const still of laterIds.cut(id)) {
          tell(offset + still.offset, still.length, still.value ? 'copied' : placing(run));
        }
      }
    }
  }
  return pieces;
}

/** Where the earlier placing is gone: undo put it back, or somebody moved it. */
function placing(run: Run): Change {
  return run.handlings.at(-1)?.kind === 'restored' ? 'kept' : 'moved';
}

/** The characters of an earlier run that stand nowhere later. */
function taken(
  run: Run,
  later: IdentityIndex<true>,
  gone: IdentityIndex<DeletedRun>,
): ComparedRun[] {
  const pieces: ComparedRun[] = [];
  for (const { offset, length, value } of later.cut(run.root)) {
    if (value) continue;
    for (const stretch of gone.cut(partOf(run.id, offset, length))) {
      const start = offset + stretch.offset;
      pieces.push({
        change: 'removed',
        text: run.text.slice(start, start + stretch.length),
        id: partOf(run.id, start, stretch.length),
        root: partOf(run.root, start, stretch.length),
        writer: firstWriter(run),
        by: stretch.value?.deleter ?? null,
        seq: stretch.value?.deletedSeq ?? null,
        at: stretch.value?.deletedAt ?? null,
        place: stretch.value?.place ?? 0,
      });
    }
  }
  return pieces;
}

/** Removed characters go before the first standing one at or after their place. */
function inOrder(
  stands: ComparedRun[],
  removed: ComparedRun[],
  field: FieldAttribution,
): ComparedRun[] {
  const waiting = [...removed].sort((a, b) => a.place - b.place);
  const runs: ComparedRun[] = [];
  let next = 0;
  const flush = (upTo: number) => {
    while (next < waiting.length && (waiting[next]?.place ?? 0) <= upTo) {
      runs.push(...waiting.slice(next, next + 1));
      next += 1;
    }
  };
  for (const run of stands) {
    flush(run.place);
    let rest = run;
    // A removed word may have stood inside what is one run now.
    while (next < waiting.length && (waiting[next]?.place ?? 0) < rest.place + rest.text.length) {
      const at = waiting[next]?.place ?? rest.place;
      const [head, tail] = split(rest, at - rest.place);
      runs.push(head);
      flush(at);
      rest = tail;
    }
    runs.push(rest);
  }
  flush(field.text.length);
  return runs;
}

function split(run: ComparedRun, offset: number): [ComparedRun, ComparedRun] {
  const length = run.text.length - offset;
  return [
    {
      ...run,
      text: run.text.slice(0, offset),
      id: partOf(run.id, 0, offset),
      root: partOf(run.root, 0, offset),
    },
    {
      ...run,
      text: run.text.slice(offset),
      id: partOf(run.id, offset, length),
      root: partOf(run.root, offset, length),
      place: run.place + offset,
    },
  ];
}

/** Who did how much between the two states, in characters, in order of their first act. */
export function comparedPeople(
  fields: readonly ComparedField[],
  count: (text: string) => number,
): ComparedPerson[] {
  const people = new Map<string, ComparedPerson & { first: number }>();
  for (const { change, by, seq, text, writer } of fields.flatMap(({ runs }) => runs)) {
    if (by === null || change === 'kept') continue;
    const wrote = writer.who === 'person' && writer.account === by;
    const sum = change === 'added' && !wrote ? 'brought' : SUMS[change];
    const person = people.get(by) ?? {
      account: by,
      added: 0,
      brought: 0,
      removed: 0,
      moved: 0,
      first: seq ?? 0,
    };
    person.first = Math.min(person.first, seq ?? 0);
    person[sum] += count(text);
    people.set(by, person);
  }
  return [...people.values()]
    .sort((a, b) => a.first - b.first)
    .map(({ first: _, ...person }) => person);
}

/** Parameters or references of two states, by key, in order of the key. */
export function compareFacts(before: readonly Fact[], after: readonly Fact[]): FactChange[] {
  const earlier = new Map(before.map((fact) => [fact.key, fact]));
  const later = new Map(after.map((fact) => [fact.key, fact]));
  return [...new Set([...earlier.keys(), ...later.keys()])].sort().map((key) => {
    const [a, b] = [earlier.get(key) ?? null, later.get(key) ?? null];
    const same = a?.text === b?.text && a?.name === b?.name;
    const change = !a ? 'added' : !b ? 'removed' : same ? 'kept' : 'changed';
    return { key, change, before: a, after: b };
  });
}
