import { ContentString, type Doc, findIndexSS, type ID, Item, type Text } from 'yjs';
import type { IdRange } from '@/lib/authorship/claim';

/** Adds a run of identities, joined to the one before where it goes on from it. */
export function pushRange(ranges: IdRange[], [w, c, l]: IdRange): void {
  const last = ranges.at(-1);
  if (last && last[0] === w && last[1] + last[2] === c) last[2] += l;
  else ranges.push([w, c, l]);
}

/** Visible runs of a text in order: position and identity. */
export function* visibleRuns(text: Text): Generator<{ at: number; id: IdRange }> {
  let at = 0;
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    yield { at, id: [item.id.client, item.id.clock, item.length] };
    at += item.length;
  }
}

/** Identities of the characters between two positions of a text. */
export function identitiesBetween(text: Text, from: number, to: number): IdRange[] {
  const found: IdRange[] = [];
  for (const { at, id } of visibleRuns(text)) {
    if (at >= to) break;
    const [start, end] = [Math.max(from, at), Math.min(to, at + id[2])];
    if (end > start) pushRange(found, [id[0], id[1] + start - at, end - start]);
  }
  return found;
}

/** Where characters stand now, by identity; deleted ones stand nowhere. Joined where they adjoin. */
export function positionsOf(text: Text, spans: readonly IdRange[]): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (const { at, id } of visibleRuns(text)) {
    for (const [w, c, l] of spans) {
      if (w !== id[0]) continue;
      const [start, end] = [Math.max(c, id[1]), Math.min(c + l, id[1] + id[2])];
      if (end > start) found.push({ from: at + start - id[1], to: at + end - id[1] });
    }
  }
  found.sort((a, b) => a.from - b.from);
  const joined: { from: number; to: number }[] = [];
  for (const range of found) {
    const last = joined.at(-1);
    if (last && range.from <= last.to) last.to = Math.max(last.to, range.to);
    else joined.push(range);
  }
  return joined;
}

/** The characters of identities, deleted ones too; null where some are not in the document. */
export function textOf(doc: Doc, spans: readonly IdRange[]): string | null {
  let text = '';
  for (const [w, c, l] of spans) {
    const structs = doc.store.clients.get(w);
    let clock = c;
    while (clock < c + l) {
      const item = structAt(structs, clock);
      if (!(item instanceof Item) || !(item.content instanceof ContentString)) return null;
      const start = clock - item.id.clock;
      const end = Math.min(item.length, c + l - item.id.clock);
      text += item.content.str.slice(start, end);
      clock = item.id.clock + end;
    }
  }
  return text;
}

function structAt(structs: Parameters<typeof findIndexSS>[0] | undefined, clock: number) {
  const last = structs?.at(-1);
  if (!structs || !last || clock >= last.id.clock + last.length) return undefined;
  return structs[findIndexSS(structs, clock)];
}

type Deleted = { clients: Map<number, { clock: number; len: number }[]> };

/**
 * What an undo brought back: for each clock of the writer from `from` to `to`, the character it
 * restores. Yjs notes on a deleted item under which identity it lives again.
 */
export function restoredSources(
  doc: Doc,
  deleted: Deleted,
  writer: number,
  [from, to]: [number, number],
): IdRange[] {
  const parts: { clock: number; id: IdRange }[] = [];
  for (const [client, ranges] of deleted.clients) {
    const structs = doc.store.clients.get(client);
    for (const { clock, len } of ranges) {
      let at = clock;
      while (at < clock + len) {
        const item = structAt(structs, at);
        if (!item) break;
        const end = Math.min(item.id.clock + item.length, clock + len);
        const redone: ID | null = item instanceof Item ? item.redone : null;
        if (redone?.client === writer) {
          const place = redone.clock + at - item.id.clock;
          if (place >= from && place < to) parts.push({ clock: place, id: [client, at, end - at] });
        }
        at = end;
      }
    }
  }
  parts.sort((a, b) => a.clock - b.clock);
  return parts.map((part) => part.id);
}
