import { latin1 } from './numbers';
import type { RawRecord } from './reading';

export type Decoded = { text: string; encoding: NonNullable<RawRecord['encoding']> };

/**
 * Bytes as UTF-8 where they are, as Latin-1 otherwise: PNG says Latin-1 and generators write UTF-8
 * into it.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text, encoding: 'utf-8' };
  } catch {
    return { text: latin1(bytes), encoding: 'latin-1' };
  }
}

/** UTF-16 by which half of its characters has the zeros; `order` where a mark decides. */
export function decodeUtf16(bytes: Uint8Array, order?: 'le' | 'be'): Decoded {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'le' : undefined;
  const other = bytes[0] === 0xfe && bytes[1] === 0xff ? 'be' : undefined;
  const mark = marked ?? other;
  const chosen = mark ?? order ?? likelyOrder(bytes);
  const body = mark ? bytes.subarray(2) : bytes;
  const even = body.subarray(0, body.length - (body.length % 2));
  const encoding = chosen === 'le' ? 'utf-16le' : 'utf-16be';
  return { text: new TextDecoder(encoding, { ignoreBOM: true }).decode(even), encoding };
}

function likelyOrder(bytes: Uint8Array): 'le' | 'be' {
  let first = 0;
  let second = 0;
  for (let i = 0; i + 1 < Math.min(bytes.length, 4096); i += 2) {
    if (bytes[i] === 0) first += 1;
    if (bytes[i + 1] === 0) second += 1;
  }
  return second > first ? 'le' : 'be';
}

/** Text without the zeros that fill a fixed field. */
export const withoutEnd = (text: string): string => text.replace(/\0+$/, '');
