import type { Trace } from './trace-file';

/**
 * How transactions of a trace come to one server: in which order, and what each writer has received
 * by then. A server's followers receive its operations in order, so a writer knows a beginning of
 * the chain and its own. A trace of equals may ask for more freedom than that.
 */
export type Plan = {
  /** Transactions in the order in which they reach the server. */
  order: number[];
  /** How many transactions of each agent each transaction has among its ancestors. */
  known: Uint32Array[];
  /** Transactions of each agent, in order. */
  lines: number[][];
};

/**
 * Copies that hold exactly what the parents name, transactions in the order of the file: as equals
 * would exchange them. Null where an agent's transaction does not descend from its last.
 */
export function planAmongEquals(trace: Trace): Plan | null {
  const lines: number[][] = Array.from({ length: trace.numAgents }, () => []);
  const known: Uint32Array[] = [];
  const place: number[] = [];
  for (const [i, { parents, agent }] of trace.txns.entries()) {
    const counts = new Uint32Array(trace.numAgents);
    for (const parent of parents) {
      for (const [a, count] of (known[parent] ?? counts).entries())
        counts[a] = Math.max(counts[a] ?? 0, count);
      const by = trace.txns[parent]?.agent ?? 0;
      counts[by] = Math.max(counts[by] ?? 0, (place[parent] ?? 0) + 1);
    }
    const line = lines[agent] ?? [];
    if (counts[agent] !== line.length) return null;
    known.push(counts);
    place.push(line.length);
    line.push(i);
  }
  return { order: trace.txns.map((_, i) => i), known, lines };
}

/**
 * The same copies with an order in which one server can bring them about, or null where none does:
 * three who saw each other in a ring.
 */
export function planForServer(trace: Trace, { known, lines }: Plan): Plan | null {
  const before: number[][] = trace.txns.map(({ parents }) => [...parents]);
  for (const [agent, line] of lines.entries())
    for (const [k, txn] of line.entries()) {
      const last = line[k - 1];
      // A writer's own work comes in its order.
      if (last !== undefined) before[txn]?.push(last);
      const counts = known[txn] ?? new Uint32Array(0);
      const isNews = (count: number, a: number) => a !== agent && count !== known[last ?? -1]?.[a];
      if (!counts.some(isNews)) continue;
      // What the writer had received stands in the chain before what the writer had not.
      for (const [a, n] of counts.entries())
        for (const [b, m] of counts.entries()) {
          const later = lines[b]?.[m];
          if (a !== agent && b !== agent && a !== b && n > 0 && later !== undefined)
            before[later]?.push(lines[a]?.[n - 1] ?? 0);
        }
    }
  const order = sorted(before);
  return order && { order, known, lines };
}

/** Everything after what must come before it, else in the order of the file; null for a ring. */
function sorted(before: number[][]): number[] | null {
  const order: number[] = [];
  const state = new Uint8Array(before.length);
  for (let root = 0; root < before.length; root++) {
    const path = state[root] === 0 ? [root] : [];
    while (path.length > 0) {
      const at = path.at(-1) ?? 0;
      state[at] = 1;
      const next = before[at]?.pop();
      if (next === undefined) {
        state[at] = 2;
        order.push(at);
        path.pop();
      } else if (state[next] === 1) return null;
      else if (state[next] === 0) path.push(next);
    }
  }
  return order;
}

/** The order of the file, each writer having received everything before. */
export function planInFull(trace: Trace): Plan {
  const lines: number[][] = Array.from({ length: trace.numAgents }, () => []);
  const known = trace.txns.map(({ agent }, i) => {
    const counts = Uint32Array.from(lines, (line) => line.length);
    lines[agent]?.push(i);
    return counts;
  });
  return { order: trace.txns.map((_, i) => i), known, lines };
}
