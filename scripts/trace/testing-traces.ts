import path from 'node:path';
import fc from 'fast-check';
import * as Y from 'yjs';
import type { Trace, Transaction } from './trace-file';

/** Where the samples lie beside the project, if they do. */
export const SAMPLES = path.resolve('../shared/samples');
export const FRIENDS = path.join(SAMPLES, 'traces/friendsforever.json.gz');

/** A trace made by people at work, and who wrote each code point of its end. */
export type MadeTrace = { trace: Trace; authors: number[] };

type Maker = { doc: Y.Doc; heads: Set<number> };

const LETTERS = ['a', 'b', 'c', ' ', '\n', '晶', '䶮', '𠮷', '🐈'];

/**
 * Makes a trace of some people who write, delete and now and then fetch what others did, from a
 * seed. Their documents are merged by Yjs alone, with the numbers of the agents.
 */
export function makeTrace(seed: number, agents: number, steps: number): MadeTrace {
  const random = randomOf(seed);
  const upTo = (n: number) => Math.floor(random() * n);
  const makers: Maker[] = Array.from({ length: agents }, (_, i) => {
    const doc = new Y.Doc({ gc: false });
    doc.clientID = i + 1;
    return { doc, heads: new Set<number>() };
  });
  const txns: Transaction[] = [];
  const ancestors: Set<number>[] = [];
  const join = (a: Maker, b: Maker) => {
    Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(b.doc, Y.encodeStateVector(a.doc)));
    for (const head of b.heads) a.heads.add(head);
    for (const head of [...a.heads])
      if ([...a.heads].some((other) => ancestors[other]?.has(head))) a.heads.delete(head);
  };
  for (let i = 0; i < steps; i++) {
    const agent = upTo(agents);
    const me = makers[agent];
    if (!me) break;
    const other = makers[upTo(agents)];
    if (other && other !== me && random() < 0.3) join(me, other);
    const text = me.doc.getText('positive');
    const characters = [...text.toString()];
    const at = upTo(characters.length + 1);
    const deleted = random() < 0.3 ? Math.min(upTo(3), characters.length - at) : 0;
    const inserted = Array.from({ length: upTo(3) }, () => LETTERS[upTo(LETTERS.length)]).join('');
    if (deleted === 0 && inserted === '') continue;
    const units = (n: number) => characters.slice(0, n).join('').length;
    me.doc.transact(() => {
      text.delete(units(at), units(at + deleted) - units(at));
      text.insert(units(at), inserted);
    });
    const parents = [...me.heads].sort((a, b) => a - b);
    const before = new Set(parents.flatMap((p) => [p, ...(ancestors[p] ?? [])]));
    ancestors.push(before);
    me.heads = new Set([txns.length]);
    txns.push({ parents, agent, patches: [[at, deleted, inserted]] });
  }
  const last = makers[0];
  if (!last) throw new Error('a trace without people');
  for (const other of makers.slice(1)) join(last, other);
  const end = last.doc.getText('positive');
  const authors: number[] = [];
  for (let item = end._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    for (const _ of item.content.str) authors.push(item.id.client - 1);
  }
  const trace = {
    kind: 'concurrent' as const,
    endContent: end.toString(),
    numAgents: agents,
    txns,
  };
  return { trace, authors };
}

function randomOf(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 0x1_0000_0000;
  };
}

/** Seeds of traces. */
export const anySeed = fc.integer({ min: 1, max: 0x7fff_ffff });
