import type { LineageLink } from '@/lib/lineage/graph';

/** Where a node stands in the drawing. */
export type Placed = { id: string; x: number; y: number; width: number; height: number };

export type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

const middle = ({ x, y, width, height }: Placed) => ({ x: x + width / 2, y: y + height / 2 });

/**
 * Where an arrow key leads from a node: right to what came of it, left to what it came from, the
 * nearest in height first; up and down to the next node of the same column. Null where nothing is.
 */
export function neighbour(
  nodes: readonly Placed[],
  links: readonly Pick<LineageLink, 'from' | 'to'>[],
  id: string,
  arrow: Arrow,
): string | null {
  const here = nodes.find((node) => node.id === id);
  if (!here) return null;
  const start = middle(here);
  const nearest = (of: readonly Placed[], far: (node: Placed) => number) =>
    [...of].sort((a, b) => far(a) - far(b))[0]?.id ?? null;
  if (arrow === 'ArrowLeft' || arrow === 'ArrowRight') {
    const forward = arrow === 'ArrowRight';
    const ends = new Set(
      links.flatMap(({ from, to }) => {
        if (forward) return from === id ? [to] : [];
        return to === id ? [from] : [];
      }),
    );
    const linked = nodes.filter((node) => ends.has(node.id));
    return nearest(linked, (node) => {
      const there = middle(node);
      // Height decides; among equals the nearer column.
      return Math.abs(there.y - start.y) * 1000 + Math.abs(there.x - start.x);
    });
  }
  const down = arrow === 'ArrowDown' ? 1 : -1;
  const column = nodes.filter(
    (node) =>
      node.x < here.x + here.width &&
      here.x < node.x + node.width &&
      (middle(node).y - start.y) * down > 0,
  );
  return nearest(column, (node) => Math.abs(middle(node).y - start.y));
}
