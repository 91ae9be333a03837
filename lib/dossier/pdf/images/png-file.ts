import type { Picture } from './picture';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const GREY = 0;
const COLOUR = 2;
const INDEXED = 3;
/** 1/2.2 as PNG writes it; with any other the samples are not sRGB. */
const USUAL_GAMMA = 45455;

function chunksOf(bytes: Uint8Array): Map<string, Uint8Array[]> | null {
  if (!SIGNATURE.every((byte, i) => bytes[i] === byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks = new Map<string, Uint8Array[]>();
  let at = SIGNATURE.length;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    if (at + 12 + length > bytes.length) return null;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const list = chunks.get(type) ?? [];
    list.push(bytes.subarray(at + 8, at + 8 + length));
    chunks.set(type, list);
    if (type === 'IEND') return chunks;
    at += 12 + length;
  }
  return null;
}

/**
 * The compressed rows of a PNG as they are, which PDF understands (ISO 32000-1, 7.4.4.4): not a pixel
 * changes. Null where that cannot be done: alpha, interlacing, a colour profile, or a broken file.
 */
export function pngPassthrough(bytes: Uint8Array): Picture | null {
  const chunks = chunksOf(bytes);
  const head = chunks?.get('IHDR')?.[0];
  const idat = chunks?.get('IDAT');
  if (!chunks || !head || head.length !== 13 || !idat) return null;
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const [bits, type] = [view.getUint8(8), view.getUint8(9)];
  const plain = view.getUint8(10) === 0 && view.getUint8(11) === 0 && view.getUint8(12) === 0;
  if (!plain || chunks.has('tRNS') || chunks.has('iCCP') || chunks.has('acTL')) return null;
  const gamma = chunks.get('gAMA')?.[0];
  if (gamma && new DataView(gamma.buffer, gamma.byteOffset).getUint32(0) !== USUAL_GAMMA)
    return null;
  if (type !== GREY && type !== COLOUR && type !== INDEXED) return null;
  const palette = chunks.get('PLTE')?.[0];
  if (type === INDEXED && (!palette || palette.length % 3 !== 0 || palette.length === 0))
    return null;
  return {
    width,
    height,
    data: {
      kind: 'png',
      idat: new Uint8Array(Buffer.concat(idat)),
      colours: type === GREY ? 1 : 3,
      bits,
      ...(type === INDEXED && palette ? { palette } : {}),
    },
  };
}
