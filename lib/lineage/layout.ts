import { Graph, type GraphLabel, layout as place } from '@dagrejs/dagre';
import type { Lineage, LineageNode } from './graph';

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

/** Above this many nodes ranks are given by the longest way, which is faster and a little wider. */
const LARGE = 300;

const GAP = { between: 24, ranks: 72 };

/**
 * Sets a lineage in ranks, from idea to work. The same lineage and sizes give the same drawing in a
 * browser and on a server. A circle is drawn with one line going back; what joins itself is not drawn.
 */
export function layout(lineage: Lineage, { measure, direction = 'right' }: LayoutOptions): Drawing {
  const graph = new Graph<GraphLabel, Size & Partial<Point>, { points?: Point[] }>();
  graph.setGraph({
    rankdir: direction === 'right' ? 'LR' : 'TB',
    nodesep: GAP.between,
    edgesep: GAP.between / 2,
    ranksep: GAP.ranks,
    acyclicer: 'greedy',
    ranker: lineage.nodes.length > LARGE ? 'longest-path' : 'network-simplex',
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
