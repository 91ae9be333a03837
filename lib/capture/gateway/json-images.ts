import { type JsonValue, readJson } from '@/lib/records/json-text';
import { decodeText } from '@/lib/records/text-decoding';

export type Path = readonly (string | number)[];

/** Bytes that stood in JSON as base64, and where. */
export type Lifted = { path: Path; bytes: Buffer };

export type JsonDocument = {
  /** The document with each lifted text empty. */
  value: JsonValue;
  lifted: Lifted[];
};

/** Shortest base64 text that is taken for a file, in characters. */
const LEAST = 256;
const DATA_URL = /^data:[\w.+-]+\/[\w.+-]+(?:;[\w=.+-]+)*;base64,/;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** Reads JSON whose long base64 texts are files. Null where the bytes are no JSON. */
export function jsonDocument(bytes: Uint8Array): JsonDocument | null {
  const read = readJson(decodeText(bytes).text);
  if (!('value' in read)) return null;
  const lifted: Lifted[] = [];
  return { value: lift(read.value, [], lifted), lifted };
}

function lift(value: JsonValue, path: Path, into: Lifted[]): JsonValue {
  if (typeof value === 'string') {
    const bytes = fileIn(value);
    if (bytes) into.push({ path, bytes });
    return bytes ? '' : value;
  }
  if (Array.isArray(value)) return value.map((item, i) => lift(item, [...path, i], into));
  if (value instanceof Map) {
    return new Map([...value].map(([key, item]) => [key, lift(item, [...path, key], into)]));
  }
  return value;
}

function fileIn(text: string): Buffer | null {
  const [head = ''] = DATA_URL.exec(text.slice(0, 200)) ?? [];
  if (head === '' && text.length < LEAST) return null;
  const body = text.slice(head.length);
  return BASE64.test(body) ? Buffer.from(body, 'base64') : null;
}

/** What a file is by its first bytes, as far as a name needs it. */
export function kindOf(bytes: Uint8Array): { ending: string; mediaType: string } {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  if (head.startsWith('\x89PNG')) return { ending: 'png', mediaType: 'image/png' };
  if (head.startsWith('\xff\xd8\xff')) return { ending: 'jpg', mediaType: 'image/jpeg' };
  if (head.startsWith('GIF8')) return { ending: 'gif', mediaType: 'image/gif' };
  if (/^RIFF....WEBP/s.test(head)) return { ending: 'webp', mediaType: 'image/webp' };
  if (/^....ftypavi/s.test(head)) return { ending: 'avif', mediaType: 'image/avif' };
  if (/^....ftyp/s.test(head)) return { ending: 'mp4', mediaType: 'video/mp4' };
  return { ending: 'bin', mediaType: 'application/octet-stream' };
}
