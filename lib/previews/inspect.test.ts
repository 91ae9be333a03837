import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { sha256Hex } from '@/lib/kernel/digest';
import { newId } from '@/lib/kernel/ids';
import { box, joined, png, pngChunk, raw } from '@/lib/records/testing-files';
import { objectKey, putObject } from '@/lib/storage/objects';
import { inspectBytes, inspectObject } from './inspect';

const SAMPLES = path.resolve('../shared/samples');

const typeOf = async (bytes: Uint8Array | string) =>
  (await inspectBytes(typeof bytes === 'string' ? Buffer.from(bytes) : bytes)).mediaType;

describe('the type of a file', () => {
  it.each<[string, Uint8Array | string, string]>([
    ['a page named .png', '<html><script>alert(1)</script>', 'text/html'],
    [
      'a picture with a page behind it',
      joined(png({ width: 1, height: 1 }), '<html>'),
      'image/png',
    ],
    [
      'an animated PNG',
      png({ width: 1, height: 1 }, { before: [pngChunk('acTL', '12345678')] }),
      'image/png',
    ],
    ['a page that is also a valid PDF header', '<!-- %PDF-1.7 --><html>', 'text/html'],
    ['a PDF of plain characters', '%PDF-1.4\n%%EOF', 'application/pdf'],
    ['a ZIP', raw('PK\x03\x04\x14\0\0\0\0\0'), 'application/zip'],
    ['a sound in Ogg', joined('OggS', new Uint8Array(24), 'OpusHead\x01\x02'), 'audio/ogg'],
    ['a sound in MP4', box('ftyp', 'M4A ', '\0\0\0\0'), 'audio/mp4'],
    ['words that begin like a bitmap', 'BMX bicycles', 'text/plain'],
    ['bytes of no kind', raw('\0\x01\x02\xff'), 'application/octet-stream'],
    ['nothing', '', 'application/x-empty'],
  ])('%s is told by its content', async (_name, bytes, type) => {
    expect(await typeOf(bytes)).toBe(type);
  });

  it.skipIf(!existsSync(SAMPLES))(
    'of every sample is what its extension says, seen without it (skipped: no samples)',
    async () => {
      const { files } = JSON.parse(readFileSync(path.join(SAMPLES, 'manifest.json'), 'utf8')) as {
        files: { file: string }[];
      };
      const types: Record<string, string> = {
        png: 'image/png',
        jpg: 'image/jpeg',
        webp: 'image/webp',
        psd: 'image/vnd.adobe.photoshop',
        json: 'application/json',
        gz: 'application/gzip',
      };
      for (const { file } of files) {
        const type = types[file.split('.').at(-1) ?? ''];
        expect([file, await typeOf(readFileSync(path.join(SAMPLES, file)))]).toEqual([file, type]);
      }
    },
  );
});

describe('looking at a stored object', () => {
  let instance: TestInstance;
  beforeAll(async () => {
    instance = await testInstance();
  });
  afterAll(() => instance.close());

  async function stored(body: Uint8Array): Promise<string> {
    const sha256 = sha256Hex(body);
    const key = objectKey(newId('case'), sha256);
    await putObject({ key, body, sha256, bytes: body.length, contentType: 'image/gif' });
    return key;
  }

  it('finds what looking at its bytes finds, records behind the image included', async () => {
    const body = png(
      { width: 9, height: 9 },
      { before: [pngChunk('abCd', new Uint8Array(700_000))], after: [pngChunk('tEXt', 'late\0')] },
    );
    const found = await inspectObject(await stored(body), body.length);
    expect(found).toEqual(await inspectBytes(body));
    expect(found.places).toEqual(['PNG/tEXt/late']);
  });

  it('holds for an object of no bytes', async () => {
    expect(await inspectObject(await stored(new Uint8Array(0)), 0)).toMatchObject({
      mediaType: 'application/x-empty',
      places: [],
    });
  });

  it('says where there is no object', async () => {
    const key = objectKey(newId('case'), sha256Hex('absent'));
    await expect(inspectObject(key, 10)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
