import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LineageLink, LineageNode } from '@/lib/lineage/graph';
import { type Placed, setInLanes } from './lanes';

const node = (id: number, kind: LineageNode['kind']): LineageNode => ({
  id: `n${id}`,
  kind,
  number: id,
  title: '',
  class: null,
  person: null,
  at: '2026-03-04T14:00:00.000Z',
  happenedAt: null,
  verdict: null,
  thumb: null,
  entry: id,
});

const link = (from: number, to: number, basis: LineageLink['basis'] = 'recorded_act') => ({
  from: `n${from}`,
  to: `n${to}`,
  basis,
  role: '',
});

/** Whether a line leads from one row to another in one lane, all the way. */
function isDrawn(placed: readonly Placed[], from: number, to: number): boolean {
  const [first, last] = [Math.min(from, to), Math.max(from, to)];
  const lanes = placed[from]?.lines.filter(({ tap }) => tap === 'out') ?? [];
  return lanes.some(({ lane }) =>
    placed.slice(first, last + 1).every(({ lines }, i) => {
      const own = lines.filter((line) => line.lane === lane);
      const row = first + i;
      const taps = own.map(({ tap }) => tap);
      return (
        (row !== from || taps.includes('out')) &&
        (row !== to || taps.includes('in')) &&
        (row === first || own.some(({ up }) => up)) &&
        (row === last || own.some(({ down }) => down))
      );
    }),
  );
}

const graphs = fc.array(
  fc.tuple(
    fc.nat(14),
    fc.nat(14),
    fc.constantFrom<LineageLink['basis']>('recorded_act', 'digest', 'signed_ingredient'),
  ),
  { maxLength: 30 },
);

describe('the lanes of a lineage on paper', () => {
  it('lead every link from its row to the other, in one lane, whatever the graph', () => {
    fc.assert(
      fc.property(graphs, (pairs) => {
        const nodes = Array.from({ length: 15 }, (_, i) => node(i, i % 3 ? 'exhibit' : 'run'));
        const links = pairs.filter(([a, b]) => a !== b).map(([a, b, basis]) => link(a, b, basis));
        const placed = setInLanes(nodes, links);
        const row = new Map(placed.map((one, i) => [one.node.id, i]));
        for (const { from, to } of links)
          expect(isDrawn(placed, row.get(from) ?? -1, row.get(to) ?? -1)).toBe(true);
      }),
    );
  });

  it('draw no line that is no link', () => {
    fc.assert(
      fc.property(graphs, (pairs) => {
        const nodes = Array.from({ length: 15 }, (_, i) => node(i, 'run'));
        const links = pairs.filter(([a, b]) => a < b).map(([a, b, basis]) => link(a, b, basis));
        const placed = setInLanes(nodes, links);
        const said = new Set(links.map(({ from, to }) => `${from} ${to}`));
        for (const [from, one] of placed.entries())
          for (const [to, other] of placed.entries())
            if (from < to && isDrawn(placed, from, to))
              expect(said.has(`${one.node.id} ${other.node.id}`)).toBe(true);
      }),
    );
  });

  it('set what led to something above it', () => {
    fc.assert(
      fc.property(graphs, (pairs) => {
        const nodes = Array.from({ length: 15 }, (_, i) => node(14 - i, 'exhibit'));
        const links = pairs.filter(([a, b]) => a < b).map(([a, b]) => link(a, b));
        const placed = setInLanes(nodes, links);
        for (const { number, to } of placed)
          for (const end of to) expect(end.number).toBeGreaterThan(number);
      }),
    );
  });

  it('stay few where a hundred outputs meet in one choice', () => {
    const outputs = Array.from({ length: 100 }, (_, i) => i + 1);
    const nodes = [
      node(0, 'run'),
      ...outputs.map((i) => node(i, 'exhibit')),
      node(101, 'selection'),
    ];
    const links = outputs.flatMap((i) => [link(0, i), link(i, 101)]);
    const placed = setInLanes(nodes, links);
    const lanes = placed.flatMap(({ lines }) => lines.map(({ lane }) => lane));
    expect(Math.max(...lanes)).toBe(1);
  });

  it('set ten thousand things that follow each other', () => {
    const nodes = Array.from({ length: 10_000 }, (_, i) => node(i, 'exhibit'));
    const links = nodes.slice(1).map((_, i) => link(i, i + 1));
    const placed = setInLanes(nodes, links);
    expect(placed.map(({ node: one }) => one.entry)).toEqual(nodes.map(({ entry }) => entry));
  });
});
