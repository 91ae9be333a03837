/** A piece of a text: characters as they are, or one that is not seen, by its code point. */
export type VisiblePiece = { text: string } | { mark: string };

/**
 * Characters that change what is seen without being seen: controls except tab and line feed,
 * bidirectional controls, zero-width and other format characters, line separators, tags, variation
 * selectors of the supplement, private use and unassigned ones.
 */
const HIDDEN =
  /\p{Cc}|\p{Cf}|\p{Co}|\p{Cn}|\p{Cs}|\p{Zl}|\p{Zp}|[\u115f\u1160\u3164\uffa0]|\u034f|[\u{e0100}-\u{e01ef}]/u;

/** Marks that sit on a character before them. */
const COMBINING = /\p{M}/u;

/** More of those in a row than any script writes are told one by one. */
const MOST_COMBINING = 8;

/** `U+` and at least four hexadecimal digits, as Unicode names code points. */
const codePoint = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Joiners between two characters that write one sign, as in emoji and Indic scripts. */
const JOINERS = new Set(['\u200c', '\u200d']);
const JOINED =
  /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|\p{scx=Arab}|\p{scx=Deva}|\p{scx=Beng}|\p{scx=Mlym}|\p{scx=Sinh}|\p{scx=Knda}|\p{scx=Telu}|\p{scx=Taml}|\p{scx=Gujr}|\p{scx=Guru}|\p{scx=Orya}|\p{scx=Khmr}|\p{scx=Mymr}/u;

/**
 * Splits a text into what is seen and marks for what is not, so that a reader sees that something is
 * there. Line ends of any kind become line feeds. Meant for reading: the original decides.
 */
export function visiblePieces(text: string): VisiblePiece[] {
  const pieces: VisiblePiece[] = [];
  let seen = '';
  let combining = 0;
  const characters = Array.from(text.replace(/\r\n/g, '\n'));
  for (const [i, character] of characters.entries()) {
    combining = COMBINING.test(character) ? combining + 1 : 0;
    const isPlain = character === '\n' || character === '\t' || !HIDDEN.test(character);
    if ((isPlain || isJoiner(characters, i)) && combining <= MOST_COMBINING) {
      seen += character;
      continue;
    }
    if (seen) pieces.push({ text: seen });
    seen = '';
    pieces.push({ mark: codePoint(character) });
  }
  if (seen) pieces.push({ text: seen });
  return pieces;
}

/** The same as one plain text, each mark in angle quotes: `‹U+202E›`. */
export function visibleText(text: string): string {
  return visiblePieces(text)
    .map((piece) => ('text' in piece ? piece.text : `‹${piece.mark}›`))
    .join('');
}

function isJoiner(characters: readonly string[], i: number): boolean {
  return (
    JOINERS.has(characters[i] ?? '') &&
    JOINED.test(characters[i - 1] ?? '') &&
    JOINED.test(characters[i + 1] ?? '')
  );
}
