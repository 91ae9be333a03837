import type { Lineage } from './graph';
import type { Drawing, Size } from './layout';

/** A thing to be placed: its neighbours among the earlier and later ranks. */
type Item = Size & { id: string; rank: number; before: number[]; after: number[]; middle: number };

const SWEEPS = 6;

/**
 * A drawing in ranks in time that grows with the number of nodes and links, for lineages that the
 * thorough way would take seconds for: the longest way gives the rank, neighbours give the order
 * within it, and a line crosses what lies between. Direction `right`; the caller turns it.
 */
export function quickLayout(
  lineage: Lineage,
  sizes: readonly Size[],
  gap: { between: number; ranks: number },
): Drawing {
  const items = itemsOf(lineage, sizes);
  const ranks: Item[][] = [];
  for (const item of items) {
    const rank = ranks[item.rank] ?? [];
    rank.push(item);
    ranks[item.rank] = rank;
  }
  stack(ranks, gap.between);
  for (let i = 0; i < SWEEPS; i++) {
    const isForward = i % 2 === 0;
    for (const rank of isForward ? ranks : [...ranks].reverse()) {
      arrange(rank, (item) => (isForward ? item.before : item.after), items, gap.between);
    }
  }
  const top = items.reduce((least, { middle, height }) => Math.min(least, middle - height / 2), 0);
  let x = 0;
  const left = ranks.map((rank) => {
    const at = x;
    x += Math.max(...rank.map(({ width }) => width)) + gap.ranks;
    return at;
  });
  const places = items.map(({ id, rank, middle, width, height }) => {
    return { id, x: left[rank] ?? 0, y: middle - height / 2 - top, width, height };
  });
  const height = places.reduce((most, place) => Math.max(most, place.y + place.height), 0);
  return { width: x - gap.ranks, height, nodes: places, links: linksOf(lineage, places) };
}

/** Ranks by the longest way from a beginning; links that would close a circle do not count. */
function itemsOf({ nodes, links }: Lineage, sizes: readonly Size[]): Item[] {
  const at = new Map(nodes.map(({ id }, i) => [id, i]));
  const after: Set<number>[] = nodes.map(() => new Set());
  for (const { from, to } of links) {
    const [a, b] = [at.get(from), at.get(to)];
    if (a !== undefined && b !== undefined && a !== b) after[a]?.add(b);
  }
  const order = withoutCircles(after);
  const rank = nodes.map(() => 0);
  const before: number[][] = nodes.map(() => []);
  for (const a of order) {
    for (const b of after[a] ?? []) {
      rank[b] = Math.max(rank[b] ?? 0, (rank[a] ?? 0) + 1);
      before[b]?.push(a);
    }
  }
  // A beginning stands before the first thing it leads to, not at the far end.
  for (const a of order) {
    const next = [...(after[a] ?? [])].map((b) => rank[b] ?? 0);
    if (before[a]?.length === 0 && next.length > 0) rank[a] = Math.min(...next) - 1;
  }
  return nodes.map(({ id }, i) => ({
    id,
    ...(sizes[i] ?? { width: 0, height: 0 }),
    rank: rank[i] ?? 0,
    before: before[i] ?? [],
    after: [...(after[i] ?? [])],
    middle: 0,
  }));
}

/** Takes out links that lead back and answers an order in which every link leads forward. */
function withoutCircles(after: Set<number>[]): number[] {
  const state = after.map((): 'new' | 'open' | 'done' => 'new');
  const ended: number[] = [];
  for (const [start] of after.entries()) {
    if (state[start] !== 'new') continue;
    const way: { at: number; left: number[] }[] = [{ at: start, left: [...(after[start] ?? [])] }];
    state[start] = 'open';
    for (let top = way.at(-1); top; top = way.at(-1)) {
      const next = top.left.shift();
      if (next === undefined) {
        state[top.at] = 'done';
        ended.push(top.at);
        way.pop();
      } else if (state[next] === 'open') after[top.at]?.delete(next);
      else if (state[next] === 'new') {
        state[next] = 'open';
        way.push({ at: next, left: [...(after[next] ?? [])] });
      }
    }
  }
  return ended.reverse();
}

/** One under the other, as they come. */
function stack(ranks: readonly Item[][], between: number): void {
  for (const rank of ranks) {
    let y = 0;
    for (const item of rank) {
      item.middle = y + item.height / 2;
      y += item.height + between;
    }
  }
}

/** Moves the things of a rank towards the middle of their neighbours, without touching each other. */
function arrange(
  rank: Item[],
  neighbours: (item: Item) => readonly number[],
  items: readonly Item[],
  between: number,
): void {
  const wish = new Map<Item, number>();
  for (const item of rank) {
    const at = neighbours(item).map((i) => items[i]?.middle ?? 0);
    const mean = at.reduce((sum, y) => sum + y, 0) / at.length;
    wish.set(item, at.length === 0 ? item.middle : mean);
  }
  const wished = (item: Item) => wish.get(item) ?? 0;
  rank.sort((a, b) => wished(a) - wished(b));
  // Things whose wishes clash form a block; the block stands where its things wish on the average.
  const blocks: { items: Item[]; height: number; wishes: number; top: number }[] = [];
  for (const item of rank) {
    let block = {
      items: [item],
      height: item.height,
      wishes: wished(item) - item.height / 2,
      top: wished(item) - item.height / 2,
    };
    for (let last = blocks.at(-1); last; last = blocks.at(-1)) {
      if (last.top + last.height + between <= block.top) break;
      blocks.pop();
      const shift = last.height + between;
      const wishes = last.wishes + block.wishes - shift * block.items.length;
      const all = [...last.items, ...block.items];
      block = {
        items: all,
        height: last.height + between + block.height,
        wishes,
        top: wishes / all.length,
      };
    }
    blocks.push(block);
  }
  for (const { items: some, top } of blocks) {
    let y = top;
    for (const item of some) {
      item.middle = y + item.height / 2;
      y += item.height + between;
    }
  }
}

/** From the right edge of one to the left edge of the other, with a bend beside each. */
function linksOf({ links }: Lineage, places: Drawing['nodes']): Drawing['links'] {
  const at = new Map(places.map((place) => [place.id, place]));
  const drawn = new Map<string, Drawing['links'][number]>();
  for (const { from, to } of links) {
    const [a, b] = [at.get(from), at.get(to)];
    const key = JSON.stringify([from, to]);
    if (!a || !b || from === to || drawn.has(key)) continue;
    const start = { x: a.x + a.width, y: a.y + a.height / 2 };
    const end = { x: b.x, y: b.y + b.height / 2 };
    const bend = Math.min(24, Math.abs(end.x - start.x) / 3);
    const points = [start, { x: start.x + bend, y: start.y }, { x: end.x - bend, y: end.y }, end];
    drawn.set(key, { from, to, points });
  }
  return [...drawn.values()];
}
