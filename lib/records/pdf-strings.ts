import { decodeText, decodeUtf16 } from './text-decoding';

const MOST = 200;

const BLANK = /(?:[\0\t\n\f\r ]|%[^\r\n]*)*/y;
const NAME = /\/([^\0\t\n\f\r ()<>[\]{}/%]*)/y;
const HEX = /<([0-9A-Fa-f\0\t\n\f\r ]*)>/y;
/** A number, a reference to another object, a word. */
const OTHER = /[^/<>()[\]{}%]+/y;

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/**
 * The texts of a PDF dictionary (ISO 32000-2 §7.3.4), one character for each byte, with their names.
 * Values of other kinds are stepped over; reading ends at what is neither. Never throws.
 */
export function pdfStrings(dictionary: string): { name: string; value: string }[] {
  const found: { name: string; value: string }[] = [];
  let at = dictionary.indexOf('<<');
  if (at < 0) return found;
  at += 2;
  const match = (pattern: RegExp): string[] | null => {
    pattern.lastIndex = at;
    const one = pattern.exec(dictionary);
    if (one) at += one[0].length;
    return one;
  };
  while (found.length < MOST) {
    match(BLANK);
    const [, name] = match(NAME) ?? [];
    if (name === undefined) break;
    match(BLANK);
    const hex = match(HEX);
    if (hex) found.push({ name: named(name), value: worded(unhexed(hex[1] ?? '')) });
    else if (dictionary[at] === '(') {
      const { bytes, end } = literal(dictionary, at);
      at = end;
      found.push({ name: named(name), value: worded(bytes) });
    } else if (!match(NAME) && !match(OTHER)) break;
  }
  return found;
}

const named = (name: string): string =>
  name.replace(/#([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));

function unhexed(hex: string): Uint8Array {
  const digits = hex.replace(/[^0-9A-Fa-f]/g, '');
  const pairs = digits.match(/..?/g) ?? [];
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair.padEnd(2, '0'), 16));
}

/** A text in brackets, which may hold brackets in pairs, from its first one on. */
function literal(text: string, start: number): { bytes: Uint8Array; end: number } {
  const codes: number[] = [];
  let depth = 0;
  let at = start;
  for (; at < text.length; at++) {
    const char = text[at] ?? '';
    if (char === '(') depth += 1;
    if (char === ')') depth -= 1;
    if (char === ')' && depth === 0) return { bytes: Uint8Array.from(codes), end: at + 1 };
    if (char === '(' && depth === 1) continue;
    if (char !== '\\') {
      codes.push(char.charCodeAt(0));
      continue;
    }
    const [octal] = /^[0-7]{1,3}/.exec(text.slice(at + 1, at + 4)) ?? [];
    if (octal) {
      codes.push(Number.parseInt(octal, 8) & 255);
      at += octal.length;
      continue;
    }
    at += 1;
    const next = text[at] ?? '';
    // An end of line behind the mark is none.
    if (next === '\r' && text[at + 1] === '\n') at += 1;
    else if (next !== '\r' && next !== '\n') codes.push((ESCAPES[next] ?? next).charCodeAt(0));
  }
  return { bytes: Uint8Array.from(codes), end: at };
}

/** UTF-16 or UTF-8 where the text says so by its mark, as other texts of files otherwise. */
function worded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xfe && second === 0xff) || (first === 0xff && second === 0xfe)) {
    return decodeUtf16(bytes).text;
  }
  return decodeText(bytes).text.replace(/^\ufeff/, '');
}
