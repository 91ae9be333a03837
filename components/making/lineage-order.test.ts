import { describe, expect, it } from 'vitest';
import type { Lineage, LineageNode } from '@/lib/lineage/graph';
import { inOrder, withoutRejected } from './lineage-order';
import { neighbour } from './lineage-walk';
import { cutTo } from './lineage-words';

function node(id: string, kind: LineageNode['kind'], more: Partial<LineageNode> = {}): LineageNode {
  return {
    id,
    kind,
    number: 1,
    title: id,
    class: null,
    person: null,
    at: '2026-03-04T06:00:00.000Z',
    happenedAt: null,
    verdict: null,
    thumb: null,
    entry: 1,
    ...more,
  };
}

const link = (from: string, to: string) =>
  ({ from, to, basis: 'recorded_act', role: 'output' }) as const;

const GRAPH: Lineage = {
  nodes: [
    node('run', 'run', { entry: 2 }),
    node('a', 'exhibit', { verdict: 'chosen', entry: 3 }),
    node('b', 'exhibit', { verdict: 'rejected', entry: 4 }),
    node('c', 'exhibit', { verdict: 'rejected', entry: 5 }),
    node('choice', 'selection', { entry: 6 }),
    node('later', 'modification', { entry: 7, at: '2026-03-04T05:59:59.000Z' }),
  ],
  links: [
    link('run', 'a'),
    link('run', 'b'),
    link('run', 'c'),
    link('a', 'choice'),
    link('b', 'choice'),
    link('c', 'choice'),
    link('c', 'later'),
  ],
};

describe('the lineage as it is shown', () => {
  it('folds outputs that were rejected, but not those somebody went on from', () => {
    const { lineage, folded } = withoutRejected(GRAPH);
    expect(folded).toBe(1);
    expect(lineage.nodes.map(({ id }) => id)).toEqual(['run', 'a', 'c', 'choice', 'later']);
    expect(lineage.links.every(({ from, to }) => from !== 'b' && to !== 'b')).toBe(true);
  });

  it('plays in the order of the time of record', () => {
    expect(inOrder(GRAPH.nodes).map(({ id }) => id)).toEqual([
      'later',
      'run',
      'a',
      'b',
      'c',
      'choice',
    ]);
  });

  it('is walked along its links, and up and down within a column', () => {
    const places = [
      { id: 'run', x: 0, y: 100 },
      { id: 'a', x: 300, y: 0 },
      { id: 'b', x: 300, y: 100 },
      { id: 'c', x: 300, y: 200 },
      { id: 'choice', x: 600, y: 100 },
      { id: 'later', x: 600, y: 200 },
    ].map((place) => ({ ...place, width: 200, height: 60 }));
    const go = (id: string, arrow: Parameters<typeof neighbour>[3]) =>
      neighbour(places, GRAPH.links, id, arrow);
    expect(go('run', 'ArrowRight')).toBe('b');
    expect(go('b', 'ArrowUp')).toBe('a');
    expect(go('b', 'ArrowDown')).toBe('c');
    expect(go('c', 'ArrowRight')).toBe('later');
    expect(go('later', 'ArrowLeft')).toBe('c');
    expect(go('later', 'ArrowRight')).toBeNull();
    expect(go('run', 'ArrowLeft')).toBeNull();
  });

  it('cuts words only where they do not fit, and never a character in two', () => {
    expect(cutTo('Exhibit 4 · C− · rejected', 138, 12)).toBe('Exhibit 4 · C− · rejected');
    expect(cutTo('飞天飞天飞天', 40, 12)).toBe('飞天…');
    expect(cutTo('𠮷𠮷𠮷𠮷𠮷𠮷', 40, 12)).toMatch(/^𠮷+…$/u);
    expect(cutTo('', 40, 12)).toBe('');
  });
});
