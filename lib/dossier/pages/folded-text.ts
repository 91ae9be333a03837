import { sha256Hex } from '@/lib/kernel/digest';

/** A file that stands in a text as base64: how much of the text it takes, and what it decodes to. */
export type FoldedFile = {
  /** UTF-16 units of the text. */
  characters: number;
  /** Of the decoded file. */
  bytes: number;
  sha256: string;
};

/** A text as papers print it: words as they stand, and files within it that are told instead. */
export type FoldedText = {
  parts: readonly (string | FoldedFile)[];
  /** Whether only the beginning is here. */
  cut: boolean;
};

/** Characters without a break from which on base64 is a file and no word, key or digest. */
const LEAST = 1024;
/** Different letters that so much base64 has at least; what people and tests repeat has fewer. */
const LETTERS = 24;

/**
 * Puts in the place of each long unbroken run of base64, in either alphabet and with slashes escaped as
 * JSON may have them, what it decodes to; every other character stays as it is. At most `most` of those.
 */
export function foldedText(text: string, most: number): FoldedText {
  const parts: (string | FoldedFile)[] = [];
  let room = most;
  let kept = 0;
  const keep = (to: number) => {
    const words = text.slice(kept, Math.min(to, kept + room)).toWellFormed();
    if (words) parts.push(words);
    room -= Math.min(to - kept, room);
  };
  for (const { from, to } of runs(text)) {
    if (from - kept > room) break;
    const found = fileIn(text.slice(from, to));
    if (!found) continue;
    keep(from);
    parts.push({ ...found, characters: to - from });
    kept = to;
  }
  const cut = text.length - kept > room;
  keep(text.length);
  return { parts, cut };
}

/** Stretches of letters of base64 that are long enough, with their padding, one after another. */
function* runs(text: string): Generator<{ from: number; to: number }> {
  let from = 0;
  for (let at = 0; at <= text.length; at++) {
    const isEscape = text[at] === '\\' && text[at + 1] === '/';
    if (isEscape || isLetter(text.charCodeAt(at))) continue;
    if (at - from >= LEAST) {
      let to = at;
      while (to < at + 2 && text[to] === '=') to += 1;
      yield { from, to };
    }
    // The letter of another escape, such as a line's end, belongs to that.
    from = text[at] === '\\' ? at + 2 : at + 1;
  }
}

/** A letter of either alphabet of RFC 4648; NaN, past the end, is none. */
function isLetter(unit: number): boolean {
  return (
    (unit >= 0x61 && unit <= 0x7a) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    (unit >= 0x30 && unit <= 0x39) ||
    unit === 0x2b ||
    unit === 0x2f ||
    unit === 0x2d ||
    unit === 0x5f
  );
}

/** What a run decodes to; null where it is not what an encoder writes. */
function fileIn(run: string): Omit<FoldedFile, 'characters'> | null {
  const letters = run.replaceAll('\\/', '/').replace(/=+$/, '');
  const isMixed = /[+/]/.test(letters) && /[-_]/.test(letters);
  const isVaried = /[a-z]/.test(letters) && /[A-Z]/.test(letters) && /\d/.test(letters);
  if (isMixed || !isVaried || new Set(letters).size < LETTERS) return null;
  const bytes = Buffer.from(letters, 'base64');
  const usual = letters.replaceAll('-', '+').replaceAll('_', '/');
  if (bytes.toString('base64').replace(/=+$/, '') !== usual) return null;
  return { bytes: bytes.length, sha256: sha256Hex(bytes) };
}
