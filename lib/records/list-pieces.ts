import type { Span } from './finding';
import type { Source } from './reach';

/** Bytes fetched at once while the ends of items are looked for. */
const FETCH = 1024 * 1024;

const [QUOTE, ESCAPE, COMMA] = [0x22, 0x5c, 0x2c];

/** Whole items of a list, by their bytes; `isLong` for one that is longer than a piece may be. */
export type Piece = Span & { isLong: boolean };

/**
 * Cuts a JSON list in UTF-8 into pieces of whole items, of about `wanted` bytes and `most` at most,
 * without holding more of it than it looks at. Answers how far it came: to the end of the list, or to
 * where the file or `limit` ended first. What is no list has no pieces. Throws only what the source
 * throws.
 */
export async function* listPieces(
  source: Source,
  { wanted, most, limit }: { wanted: number; most: number; limit: number },
): AsyncGenerator<Piece, { at: number; isWhole: boolean }> {
  const end = Math.min(source.size, limit);
  let start = -1;
  let last = -1;
  let depth = 0;
  let inText = false;
  let isEscaped = false;
  for (let from = 0; from < end; from += FETCH) {
    const data = await source.read(from, Math.min(FETCH, end - from));
    for (let i = 0; i < data.length; i++) {
      const byte = data[i] ?? 0;
      if (inText) {
        if (isEscaped) isEscaped = false;
        else if (byte === ESCAPE) isEscaped = true;
        else if (byte === QUOTE) inText = false;
        continue;
      }
      const at = from + i;
      if (start < 0) {
        // A mark of the byte order and blanks may stand in front.
        if (byte === 0x5b) start = at + 1;
        else if (byte > 0x20 && byte < 0x80) return { at, isWhole: false };
        continue;
      }
      if (byte === QUOTE) inText = true;
      else if (byte === 0x5b || byte === 0x7b) depth += 1;
      else if ((byte === 0x5d || byte === 0x7d) && depth > 0) depth -= 1;
      else if (depth === 0 && (byte === COMMA || byte === 0x5d || byte === 0x7d)) {
        if (last > start && at - start > wanted) {
          yield { at: start, length: last - start, isLong: false };
          start = last + 1;
        }
        last = at;
        if (at - start > most) {
          yield { at: start, length: at - start, isLong: true };
          start = at + 1;
        }
        if (byte !== COMMA) {
          if (at > start) yield { at: start, length: at - start, isLong: false };
          return { at, isWhole: byte === 0x5d };
        }
      }
    }
  }
  if (start >= 0 && last > start) yield { at: start, length: last - start, isLong: false };
  return { at: Math.max(last, 0), isWhole: false };
}
