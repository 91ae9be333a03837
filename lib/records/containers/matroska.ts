import type { Walk } from '../finding';
import type { Reach } from '../reach';

const SEGMENT = 0x18538067;
const RECORDS: Record<number, string> = { 307544935: 'Tags', 423732329: 'Attachments' };

/** Matroska and WebM (RFC 9559): tags and attachments of the segment. */
export const walkMatroska: Walk = async (reach, found) => {
  let at = 0;
  while (reach.step()) {
    const element = await elementAt(reach, at);
    if (!element) return;
    const name = RECORDS[element.id];
    if (name) found.add('Matroska', name, { at: element.data, length: element.size });
    // A segment is entered; everything else, clusters too, is stepped over.
    at = element.id === SEGMENT ? element.data : element.data + element.size;
  }
};

/** An element's number and where its data lies, or null where there is none to step over. */
async function elementAt(
  reach: Reach,
  at: number,
): Promise<{ id: number; data: number; size: number } | null> {
  const head = await reach.at(at, 12);
  const idLength = lengthOf(head[0], 4);
  const sizeLength = lengthOf(head[idLength], 8);
  if (idLength === 0 || sizeLength === 0) return null;
  let id = 0;
  for (let i = 0; i < idLength; i++) id = id * 256 + (head[i] ?? 0);
  let size = (head[idLength] ?? 0) & (0xff >> sizeLength);
  let isUnknown = size === 0xff >> sizeLength;
  for (let i = 1; i < sizeLength; i++) {
    const byte = head[idLength + i] ?? 0;
    size = size * 256 + byte;
    isUnknown &&= byte === 0xff;
  }
  if (isUnknown && id !== SEGMENT) return null;
  return { id, data: at + idLength + sizeLength, size };
}

/** Bytes of a variable-length number from its first byte; 0 where it cannot be one. */
function lengthOf(first: number | undefined, most: number): number {
  const length = Math.clz32(first ?? 0) - 23;
  return first && length <= most ? length : 0;
}
