import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { scanEmbedded } from './embedded';
import { textType } from './text-type';

const SAMPLES = path.resolve('../shared/samples');
const bytes = (text: string) => new TextEncoder().encode(text);

type Sample = { file: string; pixel_size: [number, number] | null };

describe.skipIf(!existsSync(SAMPLES))(
  'real files of other tools (skipped where the samples are absent)',
  () => {
    const wanted: [file: string, places: string[]][] = [
      ['a1111-png-template.png', ['png.tEXt:parameters']],
      ['a1111-png.png', ['png.tEXt:parameters']],
      ['a1111-jpeg-usercomment.jpg', ['jpeg.exif']],
      ['a1111-stealth-alpha.png', []],
      ['comfyui-png-img2img.png', ['png.tEXt:prompt', 'png.tEXt:workflow']],
      ['comfyui-webp-wan-video.webp', ['webp.exif']],
      ['swarmui.jpg', ['jpeg.exif']],
      ['openai-dalle3-c2pa.webp', ['webp.c2pa']],
      ['gemini-c2pa.png', ['png.c2pa']],
      ['jimeng-aigc.png', ['png.xmp']],
      ['photoshop-history.psd', ['psd.xmp']],
      ['iptc-2025-ai.jpg', ['jpeg.xmp']],
    ];

    it.each(wanted)('%s carries its records where its maker put them', (file, places) => {
      const found = scanEmbedded(readFileSync(path.join(SAMPLES, file)));
      expect(found.places).toEqual(expect.arrayContaining(places));
      if (places.length === 0) expect(found.places).toEqual([]);
    });

    it('reads the pixel size that the manifest states', () => {
      const { files } = JSON.parse(readFileSync(path.join(SAMPLES, 'manifest.json'), 'utf8')) as {
        files: Sample[];
      };
      for (const { file, pixel_size } of files) {
        if (!pixel_size) continue;
        const { width, height } = scanEmbedded(readFileSync(path.join(SAMPLES, file)));
        expect([file, width, height]).toEqual([file, ...pixel_size]);
      }
    });
  },
);

describe('files of our own making', () => {
  it('names EXIF and XMP of pictures made by sharp', async () => {
    const picture = sharp({ create: { width: 3, height: 2, channels: 3, background: '#123456' } });
    const withExif = picture.withExif({ IFD0: { ImageDescription: 'x' } });
    for (const [format, type] of [
      ['png', 'image/png'],
      ['jpeg', 'image/jpeg'],
      ['webp', 'image/webp'],
    ] as const) {
      const found = scanEmbedded(await withExif.clone().toFormat(format).toBuffer());
      expect(found).toEqual({ mediaType: type, width: 3, height: 2, places: [`${format}.exif`] });
    }
  });

  it('finds nothing in a bare picture', async () => {
    const bare = await sharp({ create: { width: 3, height: 2, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    expect(scanEmbedded(bare).places).toEqual([]);
  });

  it('ends at once on a chunk that claims two gigabytes', () => {
    const png = bytes('\u0000PNG\r\n\u001a\n');
    png[0] = 0x89;
    const lying = new Uint8Array([...png, 0x7f, 0xff, 0xff, 0xff, ...bytes('tEXtparameters')]);
    expect(scanEmbedded(lying).places).toEqual(['png.tEXt:parameters']);
  });
});

describe('hostile bytes', () => {
  const heads = [
    '\u0089PNG\r\n\u001a\n',
    '\u00ff\u00d8\u00ff\u00e1',
    'RIFF\u0000\u0000\u0000\u0000WEBP',
    '\u0000\u0000\u0000\u0018ftypmp42',
    '8BPS',
    '%PDF-1.7',
    'GIF89a',
  ];

  it('never throw and never take long', () => {
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 400 }), (head, tail) => {
        const whole = new Uint8Array([...[...head].map((c) => c.charCodeAt(0)), ...tail]);
        const found = scanEmbedded(whole);
        expect(found.places.length).toBeLessThanOrEqual(200);
      }),
      { numRuns: 20_000 },
    );
  });
});

describe('text by content', () => {
  it.each([
    ['<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', 'image/svg+xml'],
    ['<?xml version="1.0"?><svg/>', 'image/svg+xml'],
    ['  <!DOCTYPE html><p>', 'text/html'],
    ['<script>alert(1)</script>', 'text/html'],
    ['<?xml version="1.0"?><a/>', 'application/xml'],
    ['{"a":1}', 'application/json'],
    ['{not json', 'text/plain'],
    ['一段说明 \u202e abc', 'text/plain'],
    ['a\u0000b', null],
  ])('%j is %s', (text, type) => {
    expect(textType(bytes(text), true)).toBe(type);
  });

  it('is not claimed for bytes that are no UTF-8', () => {
    expect(textType(new Uint8Array([0xc3, 0x28, 0xa0]), true)).toBeNull();
  });
});
