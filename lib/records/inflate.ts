import { Gunzip, Inflate, Unzlib } from 'fflate';

/** What came out, and whether there was more than allowed or the stream was damaged. */
export type Inflated = { bytes: Uint8Array; cut: boolean; damaged: boolean };

/** Input handed over at once; deflate makes at most 1032 bytes of one. */
const PIECE = 4 * 1024;

/** Streams by what stands around the packed data; `deflate` has nothing around it, as in ZIP. */
const STREAMS = { zlib: Unzlib, gzip: Gunzip, deflate: Inflate } as const;

/**
 * Inflates a stream up to `most` bytes of output and no further, so that a bomb costs no
 * more than its limit. What was inflated before damage is kept. Never throws.
 */
export function inflate(bytes: Uint8Array, form: keyof typeof STREAMS, most: number): Inflated {
  const parts: Uint8Array[] = [];
  let length = 0;
  let damaged = false;
  const take = (part: Uint8Array) => {
    parts.push(part);
    length += part.length;
  };
  try {
    const stream = new STREAMS[form](take);
    for (let at = 0; at < bytes.length && length <= most; at += PIECE) {
      stream.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
    }
  } catch {
    damaged = true;
  }
  const all = new Uint8Array(Math.min(length, most));
  let at = 0;
  for (const part of parts) {
    all.set(part.subarray(0, Math.max(0, all.length - at)), Math.min(at, all.length));
    at += part.length;
  }
  return { bytes: all, cut: length > most, damaged };
}
