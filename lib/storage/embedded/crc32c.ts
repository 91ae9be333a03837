// CRC-32C (Castagnoli, RFC 3720 appendix B.4), reflected polynomial 0x82f63b78, eight bytes a step.

const TABLES: readonly Uint32Array[] = buildTables();

function buildTables(): Uint32Array[] {
  const first = new Uint32Array(256);
  for (let n = 0; n < 256; n++) {
    let c = n;
    for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0x82f63b78 : c >>> 1;
    first[n] = c >>> 0;
  }
  const tables = [first];
  let previous = first;
  for (let t = 1; t < 8; t++) {
    const next = new Uint32Array(256);
    for (let n = 0; n < 256; n++) {
      const c = previous[n] ?? 0;
      next[n] = ((first[c & 0xff] ?? 0) ^ (c >>> 8)) >>> 0;
    }
    tables.push(next);
    previous = next;
  }
  return tables;
}

const EMPTY = new Uint32Array(256);
const [
  t0 = EMPTY,
  t1 = EMPTY,
  t2 = EMPTY,
  t3 = EMPTY,
  t4 = EMPTY,
  t5 = EMPTY,
  t6 = EMPTY,
  t7 = EMPTY,
] = TABLES;

/** CRC-32C of `data`, continuing from `value`; an unsigned 32-bit number, like zlib's crc32. */
export function crc32c(data: Uint8Array, value = 0): number {
  let c = ~value >>> 0;
  let i = 0;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  for (const end = data.length - 7; i < end; i += 8) {
    const low = (c ^ view.getUint32(i, true)) >>> 0;
    const high = view.getUint32(i + 4, true);
    c =
      (t7[low & 0xff] ?? 0) ^
      (t6[(low >>> 8) & 0xff] ?? 0) ^
      (t5[(low >>> 16) & 0xff] ?? 0) ^
      (t4[low >>> 24] ?? 0) ^
      (t3[high & 0xff] ?? 0) ^
      (t2[(high >>> 8) & 0xff] ?? 0) ^
      (t1[(high >>> 16) & 0xff] ?? 0) ^
      (t0[high >>> 24] ?? 0);
  }
  for (; i < data.length; i++) c = (t0[(c ^ (data[i] ?? 0)) & 0xff] ?? 0) ^ (c >>> 8);
  return ~c >>> 0;
}
