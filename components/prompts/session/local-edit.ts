import { type Doc, getState, type Text, type UndoManager } from 'yjs';
import type { Insertion } from '@/lib/authorship/claim';
import { withinLimits } from './edit-batch';
import type { Change } from './head';
import { restoredSources } from './identities';

/** What one local act did: bytes for the record, and how each inserted run came. */
export type Act = { update: Uint8Array; insertions: Insertion[] };

/**
 * Writes changes into a shared text as one act of the document's own writer. Positions are those of
 * the text before, in ascending order. Null where nothing changed.
 */
export function writeChanges(text: Text, changes: readonly Change[], origin: unknown): Act | null {
  const doc = docOf(text);
  const insertions: Insertion[] = [];
  const update = updateOf(doc, () =>
    doc.transact(() => {
      let shift = 0;
      for (const { from, to, pieces } of changes) {
        let at = from + shift;
        if (to > from) text.delete(at, to - from);
        for (const { text: words, ...how } of pieces) {
          if (words === '') continue;
          const c = getState(doc.store, doc.clientID);
          text.insert(at, words);
          insertions.push(...withinLimits(insertionOf(c, words.length, how)));
          at += words.length;
        }
        shift = at - to;
      }
    }, origin),
  );
  return update && { update, insertions };
}

function insertionOf(
  c: number,
  l: number,
  { kind, src, sug, at }: Omit<Change['pieces'][number], 'text'>,
): Insertion {
  return {
    c,
    l,
    k: kind,
    ...(src && { src }),
    ...(sug !== undefined && { sug, at: at ?? 0 }),
  };
}

/** Takes back, or does again, the last act of this person; the sources of what came back are named. */
export function stepHistory(doc: Doc, history: UndoManager, way: 'undo' | 'redo'): Act | null {
  const from = getState(doc.store, doc.clientID);
  let deletions: Parameters<typeof restoredSources>[1] | undefined;
  const update = updateOf(doc, () => {
    deletions = history[way]()?.deletions;
  });
  if (!update) return null;
  const to = getState(doc.store, doc.clientID);
  if (to === from || !deletions) return { update, insertions: [] };
  const src = restoredSources(doc, deletions, doc.clientID, [from, to]);
  return { update, insertions: withinLimits({ c: from, l: to - from, k: 'restored', src }) };
}

/** The Yjs update that work makes; null where it changes nothing. */
function updateOf(doc: Doc, work: () => void): Uint8Array | null {
  let made: Uint8Array | null = null;
  const note = (update: Uint8Array) => {
    made = update;
  };
  doc.on('update', note);
  try {
    work();
  } finally {
    doc.off('update', note);
  }
  return made;
}

function docOf(text: Text): Doc {
  if (!text.doc) throw new Error('the text belongs to no document');
  return text.doc;
}
