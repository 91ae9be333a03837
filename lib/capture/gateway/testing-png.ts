import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A square picture that is the same for the same words, with text records as generators write them. */
export function picture(words: string, size = 64, records: Record<string, string> = {}): Buffer {
  const digest = createHash('sha256').update(words).digest();
  const at = (i: number) => digest[i % digest.length] ?? 0;
  const rows: Buffer[] = [];
  for (let y = 0; y < size; y++) {
    const row = Buffer.alloc(1 + size * 3);
    for (let x = 0; x < size; x++) {
      const block = Math.floor(y / 8) * 8 + Math.floor(x / 8);
      for (let c = 0; c < 3; c++) row[1 + x * 3 + c] = at(block * 3 + c) ^ at(c);
    }
    rows.push(row);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    ...Object.entries(records).map(([key, text]) =>
      chunk('tEXt', Buffer.concat([Buffer.from(`${key}\0`), Buffer.from(text)])),
    ),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
