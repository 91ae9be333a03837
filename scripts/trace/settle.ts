import type { Drive } from './drive';
import { readUnder } from './oracle';
import { type Plan, planAmongEquals, planForServer, planInFull } from './plan';
import { type Merged, Replicas } from './replica';
import { type Trace, TraceUnreadable } from './trace-file';
import { orders, runsOf, type Truth, truthOf } from './truth';

/** What a trace's truth is and how it can be driven, with a sentence for whoever watches. */
export type Settled = Pick<Drive, 'plan' | 'joins' | 'placed'> & { truth: Truth; remark: string };

/** A merge by Yjs alone that gives the published text, and who must have joined in which order. */
type Merge = { joins: number[]; replicas: Replicas; merged: Merged };

/**
 * Finds the truth of a trace, and chooses how to drive it: with copies that hold exactly what the
 * parents name, if one server's order allows that and some order of joining gives the published text
 * (of two characters written at one place without sight of each other, the one whose writer joined
 * first stands first). Otherwise every writer receives everything before, and patches go where the
 * truth has them. Throws TraceUnreadable where the published text cannot be reached at all.
 */
export function settle(trace: Trace): Settled {
  const read = truthOf(trace);
  const equals = planAmongEquals(trace);
  const merge = equals && mergeAmongEquals(trace, equals);
  const truth = read ?? (merge && truthOfMerge(trace, merge));
  if (!truth)
    throw new TraceUnreadable(
      'no reading of its transactions gives the end text it states, so nobody can be judged by it',
    );
  // A plain merge that gives the text is one more valid reading.
  if (merge && truth.tied)
    for (const [i, agent] of truthOfMerge(trace, merge).authors.entries())
      if (truth.authors[i] !== agent) truth.ambiguous.add(i);
  const plan = merge && equals && planForServer(trace, equals);
  const source = read ? '' : '; order of characters at one place as Yjs alone merges them';
  if (plan && merge) {
    const remark = `each copy held exactly what the parents name${source}`;
    return { truth, plan, joins: merge.joins, placed: null, remark };
  }
  const placed = read?.rule ? readUnder(trace, read.rule, true).placed : merge?.replicas.changes();
  return {
    truth,
    plan: planInFull(trace),
    joins: naturalOrder(trace),
    placed: placed ?? [],
    remark: `every copy held all before it, since no one server's order shows each writer the parents alone${source}`,
  };
}

const naturalOrder = (trace: Trace) => Array.from({ length: trace.numAgents }, (_, i) => i);

function mergeAmongEquals(trace: Trace, plan: Plan): Merge | null {
  const tries = Math.max(2, Math.floor(300_000 / (trace.txns.length + 1)));
  for (const joins of orders(trace.numAgents).slice(0, tries)) {
    const writers = naturalOrder(trace).map((agent) => joins.indexOf(agent) + 1);
    const replicas = new Replicas(trace, plan, writers, null);
    for (const txn of plan.order) replicas.make(txn);
    const merged = replicas.merged();
    if (merged.text === trace.endContent) return { joins, replicas, merged };
  }
  return null;
}

/** The truth where only a merge gives the published text; nothing is said of deletions. */
function truthOfMerge(trace: Trace, { joins, merged }: Merge): Truth {
  const authors = Uint16Array.from(merged.writers, (writer) => joins[writer - 1] ?? 0);
  const none = new Array<number>(trace.numAgents).fill(0);
  return {
    text: merged.text,
    authors,
    runs: runsOf(authors),
    deleted: none,
    deletedOfOthers: none,
    rule: null,
    ambiguous: new Set(),
    tied: true,
  };
}
