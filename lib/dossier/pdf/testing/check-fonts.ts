import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
} from 'pdf-lib';
import { TrueTypeTables } from '../fonts/truetype-tables';

/** The object as a stream read from a file; throws where it is anything else. */
export function rawStream(object: PDFObject | undefined): PDFRawStream {
  if (!(object instanceof PDFRawStream)) throw new TypeError('not a stream');
  return object;
}

function streamBytes(dict: PDFDict, key: string): Uint8Array {
  return decodePDFRawStream(rawStream(dict.lookup(PDFName.of(key)))).decode();
}

/** Texts that a ToUnicode map gives to codes. */
export function unicodeMap(cmap: string): Map<number, string> {
  const map = new Map<number, string>();
  for (const [, code = '', text = ''] of cmap.matchAll(/<([0-9a-f]{4})> <((?:[0-9a-f]{4})+)>/g)) {
    const units = text.match(/.{4}/g)?.map((unit) => Number.parseInt(unit, 16)) ?? [];
    map.set(Number.parseInt(code, 16), String.fromCharCode(...units));
  }
  return map;
}

/**
 * What ISO 19005-3, 6.2.11 asks of a Type0 font of which `codes` are shown: embedded, widths equal to those
 * of the program, no glyph missing, every code with text.
 */
export function checkFont(font: PDFDict, codes: ReadonlySet<number>): string[] {
  const problems: string[] = [];
  const descendant = font.lookup(PDFName.of('DescendantFonts'), PDFArray).lookup(0, PDFDict);
  const name = font.lookup(PDFName.of('BaseFont'), PDFName).decodeText();
  if (!/^[A-Z]{6}\+/.test(name)) problems.push(`${name}: no subset tag`);
  const descriptor = descendant.lookup(PDFName.of('FontDescriptor'), PDFDict);
  const tables = new TrueTypeTables(streamBytes(descriptor, 'FontFile2'));
  const map = streamBytes(descendant, 'CIDToGIDMap');
  const widths = descendant.lookup(PDFName.of('W'), PDFArray);
  const first = widths.lookup(0, PDFNumber).asNumber();
  const list = widths.lookup(1, PDFArray);
  const texts = unicodeMap(Buffer.from(streamBytes(font, 'ToUnicode')).toString('latin1'));
  for (const code of codes) {
    const glyph = ((map[2 * code] ?? 0) << 8) | (map[2 * code + 1] ?? 0);
    const text = texts.get(code) ?? '';
    if (glyph === 0 || glyph >= tables.glyphCount)
      problems.push(`${name}: code ${code} has no glyph`);
    if (!text || /[\0\ufeff\ufffe]/.test(text)) problems.push(`${name}: code ${code} has no text`);
    const width = list.lookup(code - first, PDFNumber).asNumber();
    const own = (tables.advance(glyph) * 1000) / tables.unitsPerEm;
    if (Math.abs(width - own) > 0.5)
      problems.push(`${name}: code ${code} is ${own} wide, not ${width}`);
    if (tables.outline(glyph).length === 0 && text.trim() !== '' && text !== '\u2060')
      problems.push(`${name}: ${text} has no ink`);
  }
  return problems;
}
