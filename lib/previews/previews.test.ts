import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runPreviewWorker } from './limited-worker';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'chirograph-previews-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function made(name: string, content: Uint8Array | string, mediaType: string, limits = {}) {
  const input = path.join(folder, name);
  writeFileSync(input, content);
  return runPreviewWorker({ input, output: folder, mediaType }, limits);
}

/** A PNG header that claims a size, with a few bytes of data behind it. */
function floodPng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const crc = Buffer.alloc(4);
    crc.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, crc]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const head = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(Buffer.alloc(100_000));
  return Buffer.concat([
    head,
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let i = 0; i < 8; i++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return ~crc >>> 0;
}

describe('working copies', () => {
  it('are made of a picture in two sizes, turned as its EXIF says', async () => {
    const original = await sharp({
      create: { width: 900, height: 600, channels: 3, background: '#246' },
    })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const answer = await made('turned.jpg', original, 'image/jpeg');
    expect(answer).toMatchObject({
      copies: [
        { kind: 'thumb', mediaType: 'image/webp', height: 320 },
        { kind: 'view', width: 600, height: 900 },
      ],
    });
  });

  it('of markup are the text it is', async () => {
    const answer = await made('x.svg', '<svg onload="alert(1)"/>', 'image/svg+xml');
    expect(answer).toMatchObject({ copies: [{ kind: 'text', mediaType: 'text/plain' }] });
  });

  it.each([
    [
      'a picture of 60 000 by 60 000 pixels',
      floodPng(60_000, 60_000),
      'image/png',
      'too_many_pixels',
    ],
    ['a cut picture', floodPng(50, 5_000), 'image/png', 'unreadable'],
    ['text that calls itself a picture', Buffer.from('no picture'), 'image/png', 'unreadable'],
    ['a cut PDF', Buffer.from('%PDF-1.7\n1 0 obj'), 'application/pdf', 'unreadable'],
    ['a file of no known kind', Buffer.from([1, 2, 3]), 'application/octet-stream', 'no_preview'],
  ])('are not made of %s, and the answer says why', async (_name, content, type, failure) => {
    expect(await made('hostile', content, type)).toEqual({ failure });
  });

  it('end with the limit of time and leave this process as it was', async () => {
    const before = process.memoryUsage().rss;
    const original = await sharp({
      create: { width: 8_000, height: 8_000, channels: 3, background: '#fff' },
    })
      .png()
      .toBuffer();
    expect(await made('slow.png', original, 'image/png', { timeMs: 60 })).toEqual({
      failure: 'time_limit',
    });
    expect(await made('big.png', original, 'image/png', { memory: 30 * 1024 ** 2 })).toEqual({
      failure: 'memory_limit',
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 ** 2);
  });
});
