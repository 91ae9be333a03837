import { codePointName, marked } from '@/lib/kernel/visible-text';
import { isJoining } from './joining';

/** A stretch of text to draw; `named` where it names a character instead of showing it. */
export interface VisiblePart {
  readonly text: string;
  readonly named: boolean;
}

/**
 * Characters that act without being seen: controls, bidirectional formatting, zero-width and filler
 * characters, tags, private use, lone surrogates, noncharacters. In a paper about who typed what they must
 * neither vanish nor reorder what stands beside them. Not the rule of screens
 * (lib/kernel/visible-text): paper keeps selectors and joiners that choose a glyph, and names what no
 * font draws by itself.
 */
const HIDDEN =
  /[\p{Cc}\p{Cs}\p{Co}\p{Noncharacter_Code_Point}\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\u{1d173}-\u{1d17a}\u{e0000}-\u{e007f}]|\u034f/u;

/** What a joiner or a variation selector can act on when it follows. */
const CAN_BE_JOINED = /[\p{L}\p{M}\p{N}\p{S}\p{P}]/u;

const NOTHING_HIDDEN =
  /^[\n\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]*$/;

/** `‹U+202E›`: the code point in at least four hexadecimal digits. */
export function nameOf(codePoint: number): string {
  return marked(codePointName(codePoint));
}

function unifiedNewlines(text: string): string {
  return /[\r\u0085\u2028\u2029\t]/.test(text)
    ? text.replace(/\r\n?|\u0085|\u2028|\u2029/g, '\n').replace(/\t/g, '    ')
    : text;
}

/**
 * Splits text into parts that can be drawn as they are and names of characters that cannot be seen.
 * Line breaks in any spelling become `\n`, a tab four spaces. Variation selectors and joiners stay where
 * they shape the character before them.
 */
export function visibleParts(source: string): VisiblePart[] {
  const text = unifiedNewlines(source);
  if (NOTHING_HIDDEN.test(text)) return text === '' ? [] : [{ text, named: false }];
  const parts: VisiblePart[] = [];
  let shown = '';
  let before = '';
  for (const character of text) {
    const stays =
      character === '\n' ||
      (isJoining(character.codePointAt(0) ?? 0)
        ? CAN_BE_JOINED.test(before) || isJoining(before.codePointAt(0) ?? 0)
        : !HIDDEN.test(character));
    if (stays) shown += character;
    else {
      if (shown) parts.push({ text: shown, named: false });
      shown = '';
      parts.push({ text: nameOf(character.codePointAt(0) ?? 0), named: true });
    }
    before = stays ? character : '';
  }
  if (shown) parts.push({ text: shown, named: false });
  return parts;
}
