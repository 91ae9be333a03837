/** Eight tables, so that eight bytes are taken per step (slicing-by-8; polynomial 0xEDB88320). */
const TABLES = makeTables();

/**
 * CRC-32 as ZIP uses it (ISO 3309), continued from `crc` (0 to begin). Unsigned 32-bit result. It
 * finds damage in an archive; it proves nothing against intent, which the digests do.
 */
export function crc32(bytes: Uint8Array, crc = 0): number {
  const t = TABLES;
  let c = ~crc;
  let i = 0;
  const whole = bytes.length - (bytes.length % 8);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (; i < whole; i += 8) {
    const low = view.getInt32(i, true) ^ c;
    const high = view.getInt32(i + 4, true);
    c =
      at(t, 1792 + (low & 255)) ^
      at(t, 1536 + ((low >>> 8) & 255)) ^
      at(t, 1280 + ((low >>> 16) & 255)) ^
      at(t, 1024 + (low >>> 24)) ^
      at(t, 768 + (high & 255)) ^
      at(t, 512 + ((high >>> 8) & 255)) ^
      at(t, 256 + ((high >>> 16) & 255)) ^
      at(t, high >>> 24);
  }
  for (; i < bytes.length; i++) c = at(t, (c ^ (bytes[i] ?? 0)) & 255) ^ (c >>> 8);
  return ~c >>> 0;
}

function at(table: Int32Array, index: number): number {
  return table[index] ?? 0;
}

function makeTables(): Int32Array {
  const tables = new Int32Array(8 * 256);
  for (let n = 0; n < 256; n++) {
    let c = n;
    for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
    tables[n] = c;
  }
  for (let n = 0; n < 256 * 7; n++) {
    const c = at(tables, n);
    tables[n + 256] = at(tables, c & 255) ^ (c >>> 8);
  }
  return tables;
}
