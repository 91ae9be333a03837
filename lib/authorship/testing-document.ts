import * as Y from 'yjs';
import type { IdRange, Insertion } from './claim';

/** Identities of the characters at a position of a text. */
export function rangesAt(root: Y.Text, at: number, length: number): IdRange[] {
  const ranges: IdRange[] = [];
  let passed = 0;
  for (let item = root._start; item && passed < at + length; item = item.right) {
    if (item.deleted) continue;
    const from = Math.max(at, passed);
    const to = Math.min(at + length, passed + item.length);
    if (from < to) ranges.push([item.id.client, item.id.clock + from - passed, to - from]);
    passed += item.length;
  }
  return ranges;
}

/** Runs that an undo brought back, with the characters that each repeats. */
export function restoredSources(doc: Y.Doc, writer: number, c: number, l: number): Insertion[] {
  const runs: Insertion[] = [];
  for (const [client, structs] of doc.store.clients) {
    for (const item of structs) {
      if (!(item instanceof Y.Item) || item.redone?.client !== writer) continue;
      const { clock } = item.redone;
      if (clock < c || clock >= c + l) continue;
      runs.push({
        c: clock,
        l: item.length,
        k: 'restored',
        src: [[client, item.id.clock, item.length]],
      });
    }
  }
  return runs.sort((a, b) => a.c - b.c);
}

/** Joins neighbouring runs that were typed the same way. */
export function mergeInsertions(ins: readonly Insertion[]): Insertion[] {
  const merged: Insertion[] = [];
  for (const run of ins) {
    const last = merged.at(-1);
    const plain = !run.src && run.sug === undefined && !last?.src && last?.sug === undefined;
    if (last && plain && last.k === run.k && last.c + last.l === run.c) last.l += run.l;
    else merged.push({ ...run });
  }
  return merged;
}
