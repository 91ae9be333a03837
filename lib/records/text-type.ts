/**
 * Media type of bytes that no signature names: text of some kind, or null where they are no text.
 * A type that could act (HTML, SVG, XML) is named as what it is, whatever the file calls itself.
 * `whole` says whether these are all the bytes, so that a character cut at the end is no fault.
 */
export function textType(bytes: Uint8Array, whole: boolean): string | null {
  if (bytes.length === 0) return 'application/x-empty';
  let text: string;
  try {
    if (bytes[0] === 0xff && bytes[1] === 0xfe)
      text = new TextDecoder('utf-16le', { fatal: true }).decode(bytes);
    else {
      // The last three bytes may be a cut character.
      const end = whole ? bytes.length : Math.max(0, bytes.length - 3);
      text = new TextDecoder('utf-8', { fatal: whole }).decode(bytes.subarray(0, end));
      if (text.includes('\ufffd') && !whole) return null;
    }
  } catch {
    return null;
  }
  if (text.includes('\u0000')) return null;
  const start = text
    .replace(/^\ufeff/, '')
    .trimStart()
    .slice(0, 2000);
  if (/^<!doctype html|<html[\s>]|<script[\s>]/i.test(start)) return 'text/html';
  if (/<svg[\s>/]/i.test(start)) return 'image/svg+xml';
  if (/^<\?xml|^<[a-z][\w:-]*[\s>]/i.test(start)) return 'application/xml';
  if (/^[[{]/.test(start)) {
    try {
      if (whole) JSON.parse(text.replace(/^\ufeff/, ''));
      return 'application/json';
    } catch {
      return 'text/plain';
    }
  }
  return 'text/plain';
}
