import type { Source } from './reach';

/** Bytes looked at in one piece, and altogether; what comes after is not looked at. */
const PIECE = 1024 * 1024;
const MOST = 64 * 1024 * 1024;

/** Up to this length a text that looks like JSON is parsed to see whether it is. */
const JSON_MOST = 1024 * 1024;

/** Characters in which the kind of a text shows, if it shows. */
const HEAD = 64 * 1024;

/** Comments and declarations stepped over in front of an element. */
const MOST_IN_FRONT = 64;

/** Tags by which browsers take a text for HTML (WHATWG MIME Sniffing §7.1). */
const HTML_TAG =
  /^<(!doctype html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|!--)[\s>]/i;

/**
 * Media type of a file that is text throughout: valid UTF-8, or UTF-16 with a byte order mark, and
 * no NUL. Null where it is none. What a browser could act on (HTML, SVG, XML) is named as what it is,
 * so that no file name makes it pass for something else. Throws only what the source throws.
 */
export async function textType(source: Source): Promise<string | null> {
  if (source.size === 0) return 'application/x-empty';
  const text = await decoded(source);
  if (text === null) return null;
  const start = text.head.replace(/^\s+/, '');
  if (start.startsWith('{\\rtf')) return 'application/rtf';
  if (start.startsWith('%!PS')) return 'application/postscript';
  return markupType(start) ?? (isJson(text) ? 'application/json' : 'text/plain');
}

type Text = { head: string; tail: string; whole: string | null };

/** Reads a file as text; null where it is none. Only a short text is kept whole. */
async function decoded(source: Source): Promise<Text | null> {
  const [first, second] = await source.read(0, 2);
  const utf16 =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff && 'utf-16be';
  const decoder = new TextDecoder(utf16 || 'utf-8', { fatal: true });
  const end = Math.min(source.size, MOST);
  const text: Text = { head: '', tail: '', whole: source.size <= JSON_MOST ? '' : null };
  try {
    for (let at = 0; at < end; at += PIECE) {
      const piece = await source.read(at, Math.min(PIECE, end - at));
      const part = decoder.decode(piece, { stream: at + PIECE < source.size });
      if (part.includes('\0')) return null;
      if (text.head.length < HEAD) text.head += part.slice(0, HEAD);
      text.tail = part.trimEnd().slice(-1) || text.tail;
      if (text.whole !== null) text.whole += part;
    }
    if (end < source.size) {
      const last = await source.read(source.size - 64, 64);
      text.tail = new TextDecoder(utf16 || 'utf-8').decode(last).trimEnd().slice(-1);
    }
  } catch (error) {
    // The decoder's way to say that it is no text; failures of the source are not its.
    if (error instanceof TypeError) return null;
    throw error;
  }
  return text;
}

/** Markup by its document type or first element, after whatever may stand in front of it. */
function markupType(start: string): string | null {
  let rest = start;
  let isXml = false;
  let doctype = '';
  for (let pieces = 0; pieces < MOST_IN_FRONT; pieces++) {
    const front =
      /^(<\?[^>]*>|<!--[\s\S]*?-->|<!doctype\s+([\w:.-]*)[^>[]*(?:\[[^\]]*\]\s*)?>)\s*/i.exec(rest);
    if (!front) break;
    if (/^<\?xml/i.test(rest)) isXml = true;
    doctype = (front[2] ?? doctype).toLowerCase();
    rest = rest.slice(front[0].length);
  }
  const [, name = '', attributes = ''] = /^<(?:[\w.-]+:)?([\w.-]+)([^>]{0,2000})/.exec(rest) ?? [];
  const root = name.toLowerCase();
  if (root === 'svg' || doctype === 'svg') return 'image/svg+xml';
  if (root === 'html' && isXml) return 'application/xhtml+xml';
  if (doctype === 'html' || HTML_TAG.test(rest) || HTML_TAG.test(start)) return 'text/html';
  return isXml || doctype || (root && /\sxmlns[\s:=]/.test(attributes)) ? 'application/xml' : null;
}

function isJson({ head, tail, whole }: Text): boolean {
  const first = head.trimStart()[0];
  if (!((first === '{' && tail === '}') || (first === '[' && tail === ']'))) return false;
  if (whole === null) return true;
  try {
    JSON.parse(whole);
    return true;
  } catch {
    return false;
  }
}
