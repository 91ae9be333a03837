import { applyUpdateV2, Doc } from 'yjs';

/**
 * A document with a state (Yjs update, version 2), written by a writer. Nothing is ever forgotten:
 * deleted characters keep their place.
 */
export function documentOf(state: Uint8Array | null, writer: number | null): Doc {
  const doc = new Doc({ gc: false });
  if (writer !== null) doc.clientID = writer;
  if (state) applyUpdateV2(doc, state);
  return doc;
}
