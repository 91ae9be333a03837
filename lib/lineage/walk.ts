import type { Lineage } from './graph';

/**
 * Of a lineage, what led to one thing: everything from which a way leads to it, and the choices that
 * looked at any of it, with what else they looked at. Empty where it is not part of the lineage.
 */
export function ancestorsOf({ nodes, links }: Lineage, id: string): Lineage {
  const kinds = new Map(nodes.map((node) => [node.id, node.kind]));
  if (!kinds.has(id)) return { nodes: [], links: [] };
  const before = groupBy(links, 'to');
  const after = groupBy(links, 'from');
  const kept = new Set<string>();
  const waiting = [id];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (kept.has(next)) continue;
    kept.add(next);
    for (const link of before.get(next) ?? []) waiting.push(link.from);
    // A choice is where its candidates end; it is part of how a chosen one came about.
    for (const link of after.get(next) ?? []) {
      if (link.role === 'chosen' && kinds.get(link.to) === 'selection') waiting.push(link.to);
    }
  }
  return {
    nodes: nodes.filter((node) => kept.has(node.id)),
    links: links.filter(({ from, to }) => kept.has(from) && kept.has(to)),
  };
}

function groupBy(links: Lineage['links'], end: 'from' | 'to'): Map<string, Lineage['links']> {
  const found = new Map<string, Lineage['links']>();
  for (const link of links) {
    const group = found.get(link[end]);
    if (group) group.push(link);
    else found.set(link[end], [link]);
  }
  return found;
}
