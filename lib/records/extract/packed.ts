import type { Part } from '../finding';
import { inflate } from '../inflate';
import { decodeText } from '../text-decoding';
import type { Gathering } from './gathering';
import { pdfObject } from './pdf-object';

/** Bytes that one packed record may come to. */
const MOST_UNPACKED = 32 * 1024 * 1024;

/**
 * A record that is packed as a whole: its bytes are those of the file, its text what comes of them.
 * Answers how many bytes came.
 */
export function packedRecord(into: Gathering, part: Part, data: Uint8Array, left: number): number {
  const { place, at, packing } = part;
  const from = { place, offset: at };
  if (packing === null || packing === 'unknown') {
    into.record(from, data);
    into.find('not_decoded', place);
    return 0;
  }
  const { bytes, cut, damaged } = inflate(data, packing, Math.min(MOST_UNPACKED, left));
  if (place.startsWith('PDF/ObjStm/')) {
    pdfObject(into, from, { data, bytes });
    return bytes.length;
  }
  const record = into.record(
    from,
    data,
    cut || bytes.length === 0 ? null : decodeText(bytes),
    true,
  );
  const facts = record ? into.place(record, String(data.length)) : [];
  if (cut) into.find('inflated_too_large', place, facts);
  if (damaged) into.find('not_decoded', place, facts);
  return bytes.length;
}
