import type { LineageLink, LineageNode } from '@/lib/lineage/graph';
import type { LadderLine, LinePattern } from '../../pdf/flow/ladder-rows';

/** A thing of the lineage in its row of the chart, with the lines beside it. */
export type Placed = {
  /** Number in the chart, from 1. */
  number: number;
  node: LineageNode;
  lines: LadderLine[];
  from: { number: number; link: LineageLink }[];
  to: { number: number; link: LineageLink }[];
};

const PATTERNS: Record<LineageLink['basis'], LinePattern> = {
  recorded_act: 'solid',
  digest: 'dashed',
  signed_ingredient: 'dotted',
};

/**
 * Sets the lineage in rows, what led to something above it and else in the order of the ledger, and
 * gives each line a lane. Lines from one thing to several, and from several to one, share a lane, so
 * that the width stays small however long the chart is. Things that nothing is linked to are left out.
 */
export function setInLanes(nodes: readonly LineageNode[], links: readonly LineageLink[]): Placed[] {
  const known = new Set(nodes.map(({ id }) => id));
  const held = links.filter(({ from, to }) => from !== to && known.has(from) && known.has(to));
  const linked = new Set(held.flatMap(({ from, to }) => [from, to]));
  const order = inOrder(
    nodes.filter(({ id }) => linked.has(id)),
    held,
  );
  const rowOf = new Map(order.map(({ id }, i) => [id, i]));
  const numberOf = (id: string) => (rowOf.get(id) ?? 0) + 1;
  const placed: Placed[] = order.map((node, i) => ({
    number: i + 1,
    node,
    lines: [],
    from: held
      .filter(({ to }) => to === node.id)
      .map((link) => ({ number: numberOf(link.from), link }))
      .sort((a, b) => a.number - b.number),
    to: held
      .filter(({ from }) => from === node.id)
      .map((link) => ({ number: numberOf(link.to), link }))
      .sort((a, b) => a.number - b.number),
  }));
  for (const bus of lanesFor(busesOf(held, rowOf))) drawBus(placed, bus);
  return placed;
}

/**
 * Acts in the order of the ledger, what led to an act right above it, and what came of it right
 * below. A circle is cut where it is met first.
 */
function inOrder(nodes: readonly LineageNode[], links: readonly LineageLink[]): LineageNode[] {
  const byEntry = [...nodes].sort((a, b) => a.entry - b.entry);
  const known = new Map(byEntry.map((node) => [node.id, node]));
  const before = ends(links, 'to', 'from');
  const after = ends(links, 'from', 'to');
  const done = new Set<string>();
  const begun = new Set<string>();
  const place = new Map(byEntry.map(({ id }, i) => [id, i]));
  const sorted = (ids: readonly string[] = []) =>
    [...new Set(ids)].sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
  const take = (first: string) => {
    const stack = [first];
    for (let id = stack.at(-1); id !== undefined; id = stack.at(-1)) {
      const missing = begun.has(id)
        ? []
        : sorted(before.get(id)).filter((one) => !done.has(one) && !begun.has(one));
      begun.add(id);
      if (missing.length > 0) {
        stack.push(...missing.reverse());
        continue;
      }
      stack.pop();
      done.add(id);
    }
  };
  const acts = byEntry.filter(({ kind }) => kind !== 'exhibit');
  for (const { id } of [...acts, ...byEntry]) {
    take(id);
    for (const next of sorted(after.get(id))) {
      const own = before.get(next) ?? [];
      if (known.get(next)?.kind === 'exhibit' && own.every((one) => done.has(one))) take(next);
    }
  }
  return [...done].flatMap((id) => known.get(id) ?? []);
}

function ends(links: readonly LineageLink[], by: 'from' | 'to', other: 'from' | 'to') {
  const found = new Map<string, string[]>();
  for (const link of links) {
    const list = found.get(link[by]) ?? [];
    found.set(link[by], list);
    list.push(link[other]);
  }
  return found;
}

/** A line of one thing, with rows that it joins; `many` says on which side there are several. */
type Bus = { pattern: LinePattern; out: number[]; in: number[]; first: number; last: number };

function busesOf(links: readonly LineageLink[], rowOf: ReadonlyMap<string, number>): Bus[] {
  const count = (side: 'from' | 'to') => {
    const found = new Map<string, number>();
    for (const link of links) found.set(link[side], (found.get(link[side]) ?? 0) + 1);
    return found;
  };
  const [outs, ins] = [count('from'), count('to')];
  const buses = new Map<string, Bus>();
  for (const { from, to, basis } of links) {
    const [a, b] = [rowOf.get(from) ?? 0, rowOf.get(to) ?? 0];
    const shared = (outs.get(from) ?? 0) >= (ins.get(to) ?? 0) ? `from ${from}` : `to ${to}`;
    const key = `${basis} ${shared}`;
    const bus = buses.get(key) ?? {
      pattern: PATTERNS[basis],
      out: [],
      in: [],
      first: a,
      last: a,
    };
    buses.set(key, bus);
    if (!bus.out.includes(a)) bus.out.push(a);
    if (!bus.in.includes(b)) bus.in.push(b);
    bus.first = Math.min(bus.first, a, b);
    bus.last = Math.max(bus.last, a, b);
  }
  return [...buses.values()];
}

/** Lanes from the frames outwards: in each, lines that do not stand beside the same row. */
function lanesFor(buses: readonly Bus[]): (Bus & { lane: number })[] {
  const ends: number[] = [];
  const order = [...buses].sort((a, b) => a.first - b.first || a.last - b.last);
  return order.map((bus) => {
    const free = ends.findIndex((end) => end < bus.first);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = bus.last;
    return { ...bus, lane };
  });
}

function drawBus(placed: readonly Placed[], bus: Bus & { lane: number }): void {
  const { lane, pattern, first, last } = bus;
  for (let row = first; row <= last; row++) {
    const [out, into] = [bus.out.includes(row), bus.in.includes(row)];
    const line = { lane, pattern, up: row > first, down: row < last };
    placed[row]?.lines.push({ ...line, tap: into ? 'in' : out ? 'out' : null });
    // A circle that was cut: a thing that leads into its own line.
    if (into && out) placed[row]?.lines.push({ ...line, up: false, down: false, tap: 'out' });
  }
}
