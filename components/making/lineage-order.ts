import type { Lineage, LineageNode } from '@/lib/lineage/graph';

/** Everything on the way from idea to work in order of time of record, then of entry. */
export function inOrder(nodes: readonly LineageNode[]): LineageNode[] {
  return [...nodes].sort(
    (a, b) => Date.parse(a.at) - Date.parse(b.at) || a.entry - b.entry || (a.id < b.id ? -1 : 1),
  );
}

/** The part of the graph that is among these nodes. */
export function among(lineage: Lineage, ids: ReadonlySet<string>): Lineage {
  return {
    nodes: lineage.nodes.filter(({ id }) => ids.has(id)),
    links: lineage.links.filter(({ from, to }) => ids.has(from) && ids.has(to)),
  };
}

/**
 * The graph without outputs that were rejected and led to nothing but the choice that rejected them.
 * A rejected output somebody went on from stays.
 */
export function withoutRejected(lineage: Lineage): { lineage: Lineage; folded: number } {
  const selections = new Set(
    lineage.nodes.filter(({ kind }) => kind === 'selection').map(({ id }) => id),
  );
  const used = new Set(
    lineage.links.filter(({ to }) => !selections.has(to)).map(({ from }) => from),
  );
  const kept = lineage.nodes.filter(
    ({ id, kind, verdict }) => kind !== 'exhibit' || verdict !== 'rejected' || used.has(id),
  );
  return {
    lineage: among(lineage, new Set(kept.map(({ id }) => id))),
    folded: lineage.nodes.length - kept.length,
  };
}
