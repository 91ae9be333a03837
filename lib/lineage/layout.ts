import { Graph, type GraphLabel, layout as place } from '@dagrejs/dagre';
import type { Lineage, LineageNode } from './graph';
import { quickLayout } from './quick-layout';

export type Size = { width: number; height: number };
export type Point = { x: number; y: number };

/** Where things of a lineage stand, in the unit of `measure`, from the upper left corner. */
export type Drawing = Size & {
  /** Upper left corner and size of each node, in the order of the lineage. */
  nodes: ({ id: string } & Point & Size)[];
  /** One line for each two things that are joined, however many links say so, bend by bend. */
  links: { from: string; to: string; points: Point[] }[];
};

export type LayoutOptions = {
  measure(node: LineageNode): Size;
  /** From left to right, or downwards. */
  direction?: 'right' | 'down';
};

/** Above this many nodes a lineage is set in the quick way, and shown without what was rejected at first. */
export const LARGE = 300;

const GAP = { between: 24, ranks: 72 };

/**
 * Sets a lineage in ranks, from idea to work. The same lineage and sizes give the same drawing in a
 * browser and on a server. A circle is drawn with one line going back; what joins itself is not drawn.
 */
export function layout(lineage: Lineage, { measure, direction = 'right' }: LayoutOptions): Drawing {
  if (lineage.nodes.length > LARGE) return quick(lineage, measure, direction);
  const graph = new Graph<GraphLabel, Size & Partial<Point>, { points?: Point[] }>();
  graph.setGraph({
    rankdir: direction === 'right' ? 'LR' : 'TB',
    nodesep: GAP.between,
    edgesep: GAP.between / 2,
    ranksep: GAP.ranks,
    acyclicer: 'greedy',
    ranker: 'network-simplex',
  });
  for (const node of lineage.nodes) {
    const { width, height } = measure(node);
    graph.setNode(node.id, { width, height });
  }
  for (const { from, to } of lineage.links) {
    if (from !== to && graph.hasNode(from) && graph.hasNode(to)) graph.setEdge(from, to, {});
  }
  if (lineage.nodes.length > 0) place(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width,
    height,
    nodes: lineage.nodes.map(({ id }) => {
      // The library gives the middle of each.
      const { x = 0, y = 0, ...size } = graph.node(id);
      const corner = { x: x - size.width / 2, y: y - size.height / 2 };
      return { id, ...corner, width: size.width, height: size.height };
    }),
    links: graph.edges().map((edge) => ({
      from: edge.v,
      to: edge.w,
      points: (graph.edge(edge).points ?? []).map(({ x, y }) => ({ x, y })),
    })),
  };
}

/** A large lineage; downwards is the same with both directions exchanged. */
function quick(
  lineage: Lineage,
  measure: LayoutOptions['measure'],
  direction: 'right' | 'down',
): Drawing {
  if (direction === 'right') return quickLayout(lineage, lineage.nodes.map(measure), GAP);
  const turned = <T extends { width: number; height: number }>(size: T): T => {
    return { ...size, width: size.height, height: size.width };
  };
  const swapped = <T extends Point>(point: T): T => ({ ...point, x: point.y, y: point.x });
  const sizes = lineage.nodes.map((node) => turned(measure(node)));
  const drawing = quickLayout(lineage, sizes, GAP);
  return {
    ...turned(drawing),
    nodes: drawing.nodes.map((node) => turned(swapped(node))),
    links: drawing.links.map((link) => ({ ...link, points: link.points.map(swapped) })),
  };
}
