import { big, isAt, latin1, little } from '../numbers';
import { decodeText, decodeUtf16, withoutEnd } from '../text-decoding';
import type { Gathering, Origin } from './gathering';

const MOST_COMMENTS = 500;

/** RIFF `LIST`/`INFO`: one record for each part, e.g. `WAV/LIST/INFO/ICMT`. */
export function riffInfo(into: Gathering, from: Origin, data: Uint8Array): void {
  let at = 4;
  for (let i = 0; i < MOST_COMMENTS && at + 8 <= data.length; i++) {
    const length = little(data, at + 4, 4);
    const body = data.subarray(at + 8, at + 8 + length);
    const { text, encoding } = decodeText(body);
    const place = `${from.place}/${printable(latin1(data, at, 4))}`;
    const offset = (from.offset ?? 0) + at + 8;
    into.record({ place, offset }, body, { text: withoutEnd(text), encoding });
    at += 8 + length + (length % 2);
  }
}

/** ID3v2 text frames: `TXXX`, `COMM` and `USLT` have a description in front, named in the place. */
export function id3Frame(into: Gathering, from: Origin, data: Uint8Array): void {
  const id = from.place.slice(-4);
  if (id === 'GEOB' || id === 'APIC') {
    into.record(from, data);
    return;
  }
  if (id.startsWith('W') && id !== 'WXXX') {
    into.record(from, data, decodeText(data));
    return;
  }
  const language = id === 'COMM' || id === 'USLT' ? 3 : 0;
  const texts = framed(data.subarray(1 + language), data[0] ?? 0);
  const hasName = language > 0 || id === 'TXXX' || id === 'WXXX';
  const name = hasName ? (texts.shift() ?? '') : '';
  const place = name ? `${from.place}/${printable(name)}` : from.place;
  const encoding = data[0] === 1 ? 'utf-16le' : data[0] === 2 ? 'utf-16be' : 'utf-8';
  into.record({ ...from, place }, data, { text: texts.join('\n'), encoding });
}

/** Texts of a frame, ended by one zero or two as the code (ID3v2.4 §4) has it. */
function framed(bytes: Uint8Array, code: number): string[] {
  if (code === 0 || code === 3) return withoutEnd(decodeText(bytes).text).split('\0');
  const order = code === 2 ? 'be' : 'le';
  const parts: string[] = [];
  let start = 0;
  for (let i = 0; i + 1 < bytes.length && parts.length < MOST_COMMENTS; i += 2) {
    if (bytes[i] !== 0 || bytes[i + 1] !== 0) continue;
    parts.push(decodeUtf16(bytes.subarray(start, i), order).text);
    start = i + 2;
  }
  if (start < bytes.length) parts.push(decodeUtf16(bytes.subarray(start), order).text);
  return parts;
}

/** Vorbis comments of FLAC and Ogg: `NAME=text`, counted. */
export function vorbisComments(into: Gathering, from: Origin, data: Uint8Array): void {
  let at = 4 + little(data, 0, 4);
  const count = Math.min(little(data, at, 4), MOST_COMMENTS);
  at += 4;
  for (let i = 0; i < count && at + 4 <= data.length; i++) {
    const length = little(data, at, 4);
    const body = data.subarray(at + 4, at + 4 + length);
    const { text, encoding } = decodeText(body);
    const equals = text.indexOf('=');
    const place = `${from.place}/${printable(text.slice(0, Math.max(0, equals)))}`;
    const offset = (from.offset ?? 0) + at + 4;
    into.record({ place, offset }, body, { text: text.slice(equals + 1), encoding });
    at += 4 + length;
  }
}

/** An item of `ilst`: its `data` box. Items by number get their name from `keys`. */
export function ilstItem(
  into: Gathering,
  from: Origin,
  data: Uint8Array,
  keys: readonly string[],
): void {
  const last = from.place.slice(from.place.lastIndexOf('/') + 1);
  const key = /^\d+$/.test(last) ? keys[Number(last) - 1] : undefined;
  const place = key ? `${from.place.slice(0, -last.length)}${printable(key)}` : from.place;
  const at = isAt(data, 4, 'data') ? 16 : 0;
  const isText = at === 0 || [0, 1, 2].includes(big(data, 8, 4));
  const body = data.subarray(at, at === 0 ? data.length : Math.max(at, big(data, 0, 4)));
  into.record({ ...from, place }, data, isText ? decodeText(body) : null);
}

/** Matroska `Tags` (RFC 9559 §5.1.8): every SimpleTag as name and text. */
export function matroskaTags(into: Gathering, from: Origin, data: Uint8Array): void {
  let name = '';
  let at = 0;
  for (let i = 0; i < 4 * MOST_COMMENTS && at < data.length; i++) {
    const idLength = Math.max(1, Math.clz32(data[at] ?? 0) - 23);
    const id = big(data, at, Math.min(idLength, 4));
    const sizeLength = Math.max(1, Math.clz32(data[at + idLength] ?? 0) - 23);
    let size = (data[at + idLength] ?? 0) & (0xff >> sizeLength);
    for (let j = 1; j < sizeLength; j++) size = size * 256 + (data[at + idLength + j] ?? 0);
    const start = at + idLength + sizeLength;
    const body = data.subarray(start, start + size);
    // Tag and SimpleTag are entered, TagName names the TagString that follows.
    if (id === 0x7373 || id === 0x67c8) at = start;
    else {
      if (id === 0x45a3) name = decodeText(body).text;
      if (id === 0x4487) {
        const place = `${from.place}/${printable(name)}`;
        into.record({ place, offset: (from.offset ?? 0) + start }, body, decodeText(body));
      }
      at = start + size;
    }
  }
}

const printable = (name: string) => name.replace(/[^\x20-\x7e]/g, '?').slice(0, 80);
