import { cpuUsage } from 'node:process';
import { describe, expect, it } from 'vitest';
import type { Lineage, LineageNode } from './graph';
import { layout } from './layout';

const node = (id: string): LineageNode => ({
  id,
  kind: 'exhibit',
  number: 1,
  title: id,
  class: 'A',
  person: null,
  at: '2026-03-01T12:00:00.000Z',
  happenedAt: null,
  verdict: null,
  thumb: null,
  entry: 1,
});

const link = (from: string, to: string, role = 'x') => ({
  from,
  to,
  basis: 'recorded_act' as const,
  role,
});

const measure = () => ({ width: 100, height: 40 });

/** Runs of four outputs each, every choice leading to the next run. */
function process(runs: number): Lineage {
  const nodes: LineageNode[] = [];
  const links: Lineage['links'] = [];
  for (let i = 0; i < runs; i++) {
    nodes.push(node(`run ${i}`), node(`choice ${i}`));
    if (i > 0) links.push(link(`choice ${i - 1}`, `run ${i}`));
    for (let k = 0; k < 4; k++) {
      nodes.push(node(`output ${i}.${k}`));
      links.push(link(`run ${i}`, `output ${i}.${k}`), link(`output ${i}.${k}`, `choice ${i}`));
    }
  }
  return { nodes, links };
}

describe('the drawing of a lineage', () => {
  it('goes from idea to work, and nothing covers anything', () => {
    const lineage = process(5);
    const drawing = layout(lineage, { measure });
    const at = new Map(drawing.nodes.map((one) => [one.id, one]));
    for (const { from, to } of lineage.links) {
      expect((at.get(from)?.x ?? 0) + 100).toBeLessThan(at.get(to)?.x ?? 0);
    }
    for (const [i, a] of drawing.nodes.entries()) {
      for (const b of drawing.nodes.slice(i + 1)) {
        const isApart = Math.abs(a.x - b.x) >= 100 || Math.abs(a.y - b.y) >= 40;
        expect(isApart).toBe(true);
      }
      expect(a.x).toBeGreaterThanOrEqual(0);
      expect(a.x + 100).toBeLessThanOrEqual(drawing.width + 1e-6);
      expect(a.y + 40).toBeLessThanOrEqual(drawing.height + 1e-6);
    }
  });

  it('is the same each time, of a small lineage and of a large one', () => {
    for (const lineage of [process(4), process(80)]) {
      const first = layout(lineage, { measure });
      expect(layout(structuredClone(lineage), { measure })).toEqual(first);
    }
  });

  it('of a large lineage goes from idea to work as well, covers nothing, and is there at once', () => {
    for (const [nodes, direction] of [
      [300, 'right'],
      [1_000, 'down'],
      [3_000, 'right'],
    ] as const) {
      const lineage = process(nodes / 6 + 1);
      const start = cpuUsage();
      const drawing = layout(lineage, { measure, direction });
      // Processor time, many times what it takes; the thorough way takes minutes.
      expect(cpuUsage(start).user).toBeLessThan(10_000_000);
      const at = new Map(drawing.nodes.map((one) => [one.id, one]));
      const [along, size] = direction === 'right' ? (['x', 100] as const) : (['y', 40] as const);
      for (const { from, to } of lineage.links) {
        expect((at.get(from)?.[along] ?? 0) + size).toBeLessThan(at.get(to)?.[along] ?? 0);
      }
      const ranks = new Map<number, typeof drawing.nodes>();
      for (const one of drawing.nodes) {
        ranks.set(one[along], [...(ranks.get(one[along]) ?? []), one]);
      }
      for (const rank of ranks.values()) {
        const [across, room] = direction === 'right' ? (['y', 40] as const) : (['x', 100] as const);
        const sorted = rank.map((one) => one[across]).sort((a, b) => a - b);
        for (const [i, value] of sorted.entries()) {
          expect(value).toBeGreaterThanOrEqual(0);
          if (i > 0) expect(value - (sorted[i - 1] ?? 0)).toBeGreaterThanOrEqual(room - 1e-6);
        }
      }
    }
  });

  it('draws one line for two things, with its bends, however many links join them', () => {
    const nodes = [node('a'), node('b')];
    const links = [link('a', 'b', 'before'), link('a', 'b', 'parent'), link('b', 'b')];
    const drawing = layout({ nodes, links }, { measure });
    expect(drawing.links.map(({ from, to }) => [from, to])).toEqual([['a', 'b']]);
    expect(drawing.links[0]?.points.length).toBeGreaterThanOrEqual(2);
  });

  it('takes a circle, a thing linked to nothing, and no thing at all', () => {
    const nodes = [node('a'), node('b'), node('alone')];
    const circle = { nodes, links: [link('a', 'b'), link('b', 'a')] };
    expect(layout(circle, { measure }).nodes).toHaveLength(3);
    expect(layout({ nodes: [], links: [] }, { measure })).toEqual({
      width: 0,
      height: 0,
      nodes: [],
      links: [],
    });
  });

  it('can go downwards', () => {
    const nodes = [node('a'), node('b')];
    const drawing = layout({ nodes, links: [link('a', 'b')] }, { measure, direction: 'down' });
    expect(drawing.nodes[1]?.y).toBeGreaterThan(40);
  });
});
