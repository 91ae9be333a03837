/** A piece of a text: characters as they are, or the name of one that is not seen. */
export type VisiblePiece = { text: string } | { mark: string };

/**
 * Characters that change what is read without being seen: controls, bidirectional and other format
 * characters, line and paragraph separators, fillers, tags, variation selectors of the supplement,
 * lone surrogates, private use and unassigned ones.
 */
const HIDDEN =
  /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0]|\u034f|\u17b4|\u17b5|[\u{e0100}-\u{e01ef}]/u;

/** Joiners, and what they join: emoji and scripts that are written with them. */
const JOINERS = new Set(['\u200c', '\u200d']);
const JOINED =
  /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|\p{scx=Arab}|\p{scx=Deva}|\p{scx=Beng}|\p{scx=Mlym}|\p{scx=Sinh}|\p{scx=Knda}|\p{scx=Telu}|\p{scx=Taml}|\p{scx=Gujr}|\p{scx=Guru}|\p{scx=Orya}|\p{scx=Khmr}|\p{scx=Mymr}/u;

const COMBINING = /\p{M}/u;

/** More marks than this on one character are told one by one; no script writes so many. */
const MOST_COMBINING = 8;

/** `U+202E`: a code point as Unicode writes it, with at least four hexadecimal digits. */
export function codePointName(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A name of a character where it stands in a text: `‹U+202E›`. */
export const marked = (name: string): string => `‹${name}›`;

/**
 * Splits a text into what is seen and names of what is not, so that a text with an override inside
 * cannot pass for another. With `lines`, line feeds (also after a carriage return) and tabs stay as
 * they are; in a name of one line they are told. Meant for reading: the original decides.
 */
export function visiblePieces(text: string, lines = false): VisiblePiece[] {
  const characters = Array.from(lines ? text.replace(/\r\n/g, '\n') : text);
  const pieces: VisiblePiece[] = [];
  let seen = '';
  let combining = 0;
  for (const [i, character] of characters.entries()) {
    combining = COMBINING.test(character) ? combining + 1 : 0;
    const isPlain = (lines && /[\n\t]/.test(character)) || !HIDDEN.test(character);
    if ((isPlain || joins(characters, i)) && combining <= MOST_COMBINING) {
      seen += character;
      continue;
    }
    if (seen) pieces.push({ text: seen });
    seen = '';
    pieces.push({ mark: codePointName(character.codePointAt(0) ?? 0) });
  }
  if (seen) pieces.push({ text: seen });
  return pieces;
}

/** The same as one plain text, each mark in angle quotes: `‹U+202E›`. */
export function visibleText(text: string, lines = false): string {
  return visiblePieces(text, lines)
    .map((piece) => ('text' in piece ? piece.text : marked(piece.mark)))
    .join('');
}

/** Text in which marks are written in angle quotes already, as working copies of texts carry them. */
export function markedPieces(text: string): VisiblePiece[] {
  return text
    .split(/(‹U\+[0-9A-F]{4,6}›)/)
    .filter((part) => part !== '')
    .map((part) =>
      /^‹U\+[0-9A-F]{4,6}›$/.test(part) ? { mark: part.slice(1, -1) } : { text: part },
    );
}

function joins(characters: readonly string[], i: number): boolean {
  return (
    JOINERS.has(characters[i] ?? '') &&
    JOINED.test(characters[i - 1] ?? '') &&
    JOINED.test(characters[i + 1] ?? '')
  );
}
