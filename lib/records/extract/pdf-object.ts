import { latin1 } from '../numbers';
import type { Gathering, Origin } from './gathering';

const MOST_OBJECTS = 20_000;

/**
 * The one object of an object stream (ISO 32000-2 §7.5.7) that the place asks for by number, with
 * where the first object begins. No record where the stream does not hold it.
 */
export function pdfObject(
  into: Gathering,
  { place, offset }: Origin,
  { data, bytes }: { data: Uint8Array; bytes: Uint8Array },
): void {
  const [number = 0, first = 0] = place.split('/').slice(2).map(Number);
  const pairs = latin1(bytes, 0, first)
    .trim()
    .split(/\s+/, 2 * MOST_OBJECTS)
    .map(Number);
  const starts = pairs.filter((_, i) => i % 2 === 1).sort((a, b) => a - b);
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    const start = pairs[i + 1] ?? Number.NaN;
    if (pairs[i] !== number || !(start >= 0)) continue;
    const end = starts.find((one) => one > start) ?? bytes.length - first;
    const text = latin1(bytes, first + start, end - start);
    into.record({ place: 'PDF/Info', offset }, data, { text, encoding: 'latin-1' }, true);
  }
}
