import type { Gathering, LiveRecord } from './extract/gathering';
import { listPieces } from './list-pieces';
import type { Source } from './reach';
import { decodeText } from './text-decoding';

/**
 * Bytes of a piece, of one item, of a list of which no reader knows anything, of a list that is known,
 * and of the beginning of a text. The time that reading a file may take stands behind them.
 */
const MOST = {
  piece: 4 * 1024 * 1024,
  item: 16 * 1024 * 1024,
  unknown: 12 * 1024 * 1024,
  list: 64 * 1024 * 1024,
  text: 32 * 1024 * 1024,
};

/** Reads one record; answers whether anything was said of it, and whether no more can be said. */
export type ReadRecord = (record: LiveRecord) => Promise<{ said: boolean; isFull: boolean }>;

/**
 * Reads a document that is too large to be read at once: a JSON list piece by piece, as exports of
 * conversations are, and of a text its beginning. What was left is said.
 */
export async function readLargeDocument(
  source: Source,
  type: string,
  into: Gathering,
  read: ReadRecord,
): Promise<void> {
  const head = decodeText(await source.read(0, 4096)).text;
  if (/^[\s\ufeff]*\[\s*[[{]/.test(head)) await readList(source, into, read);
  else if (type === 'text/plain' && !head.includes('\0')) await readBeginning(source, into, read);
  else into.find('document_too_large', type);
}

async function readList(source: Source, into: Gathering, read: ReadRecord): Promise<void> {
  const bounds = { wanted: MOST.piece, most: MOST.item, limit: MOST.list };
  const pieces = listPieces(source, bounds);
  let isKnown = false;
  for (;;) {
    const next = await pieces.next();
    if (next.done) {
      if (!next.value.isWhole) partly(into, next.value.at, source.size);
      return;
    }
    const { at, length, isLong } = next.value;
    if (isLong) {
      const facts = [{ value: String(length), record: 0, at: String(at) }];
      into.find('record_too_large', 'file', facts);
      continue;
    }
    const bytes = await source.read(at, length);
    const record = into.record({ place: 'file', offset: at }, bytes, decodeText(bytes));
    // Whole items with commas between them are the inside of a list.
    if (record) record.whole = `[${record.whole}]`;
    const answer = record && (await read(record));
    if (record) forget(record);
    isKnown ||= answer?.said === true;
    if (!answer || answer.isFull || (!isKnown && at > MOST.unknown)) {
      if (at + length < source.size - 16) partly(into, at + length, source.size);
      return;
    }
  }
}

/** The beginning of a text, up to the end of a line. */
async function readBeginning(source: Source, into: Gathering, read: ReadRecord): Promise<void> {
  const bytes = await source.read(0, MOST.text);
  const kept = bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1);
  if (kept.length === 0) {
    into.find('document_too_large', 'text/plain');
    return;
  }
  const record = into.record({ place: 'file', offset: 0 }, kept, decodeText(kept));
  if (record) await read(record);
  partly(into, kept.length, source.size);
}

/** Says how many bytes of the document were read. */
function partly(into: Gathering, read: number, size: number): void {
  into.find('document_read_in_part', 'file', [{ value: `${read}/${size}`, record: 0, at: '' }]);
}

/** A record that was read is kept as a reading shows it: the memory of the next piece is its own. */
function forget(record: LiveRecord): void {
  record.whole = null;
  record.bytes = new Uint8Array(0);
}
