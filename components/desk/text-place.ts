import { markedPieces } from '@/lib/kernel/visible-text';

/** Bytes of a text as UTF-8. */
const bytesOf = (text: string) => new TextEncoder().encode(text).length;

/**
 * The text that a working copy was made from: its names of hidden characters are characters again,
 * and its line ends are those of the original, as its size tells. Null where they cannot be told,
 * so that no place in it is named wrongly.
 */
export function originalOf(copy: string, bytes: number): string | null {
  const text = markedPieces(copy)
    .map((piece) =>
      'text' in piece
        ? piece.text
        : String.fromCodePoint(Number.parseInt(piece.mark.slice('U+'.length), 16)),
    )
    .join('');
  if (bytesOf(text) === bytes) return text;
  const windows = text.replaceAll('\n', '\r\n');
  return bytesOf(windows) === bytes ? windows : null;
}

/** Where a place of a text field stands in its text: a field shows every line end as one unit. */
export function unitsUpTo(original: string, shown: number): number {
  let at = 0;
  for (let seen = 0; seen < shown && at < original.length; seen += 1) {
    at += original.startsWith('\r\n', at) ? 2 : 1;
  }
  return at;
}
