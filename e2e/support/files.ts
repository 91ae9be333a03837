import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';

/** A file as a person would pick it. */
export type PickedFile = { name: string; mimeType: string; buffer: Buffer };

const SAMPLES = fileURLToPath(new URL('../../../shared/samples/', import.meta.url));

/** SHA-256 as Node computes it, in lower-case hexadecimal. */
export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const MIME: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  json: 'application/json',
  psd: 'image/vnd.adobe.photoshop',
};

/** Real records of generators and editors, where this machine has them; else nothing. */
export function sampleFiles(count: number): PickedFile[] {
  if (!existsSync(SAMPLES)) return [];
  return readdirSync(SAMPLES)
    .filter((name) => MIME[name.split('.').at(-1) ?? ''] && name !== 'manifest.json')
    .sort()
    .slice(0, count)
    .map((name) => ({
      name,
      mimeType: MIME[name.split('.').at(-1) ?? ''] ?? '',
      buffer: readFileSync(SAMPLES + name),
    }));
}

/** Small files of our own: pictures of one colour each, and texts. */
export function ownFiles(count: number): PickedFile[] {
  return Array.from({ length: count }, (_, i) =>
    i % 4 === 3
      ? {
          name: `messages-${i + 1}.txt`,
          mimeType: 'text/plain',
          buffer: Buffer.from(
            `2026-09-0${(i % 9) + 1} 10:0${i % 10} The light comes from the left.\n`,
          ),
        }
      : { name: `candidate-${i + 1}.png`, mimeType: 'image/png', buffer: picture(24 + i, 24) },
  );
}

/** Bytes that no other run has and no compression shortens, `size` of them. */
export function noise(size: number, seed: number): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  let state = seed >>> 0 || 1;
  for (let at = 0; at + 4 <= size; at += 4) {
    // xorshift32: fast, and the same bytes for the same seed.
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    bytes.writeUInt32LE(state >>> 0, at);
  }
  bytes.fill(7, size - (size % 4));
  return bytes;
}

function chunk(type: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

/** A PNG with a slope of colours, so that no two sizes give the same bytes. */
export function picture(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * (1 + width * 3) + 1 + x * 3;
      rows.set([(x * 255) / width, (y * 255) / height, (width * 7) & 0xff], at);
    }
  }
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
