import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { raw } from '@/lib/records/testing-files';
import { pagedPdf, pdf, streamObject, workshop } from './testing-files';

const { make, clear } = workshop();
afterAll(clear);

const blank = (width: number, height: number, background = '#246') =>
  sharp({ create: { width, height, channels: 3, background } });

describe('working copies of pictures', () => {
  it.each(['png', 'jpeg', 'webp', 'gif', 'avif', 'tiff'] as const)(
    'are made of %s in two sizes, and never enlarged',
    async (format) => {
      const large = await blank(2000, 1000).toFormat(format).toBuffer();
      const { copies, missing } = await make(large, `image/${format}`);
      expect(missing).toBeNull();
      expect(copies).toMatchObject([
        { kind: 'thumb', mediaType: 'image/webp', width: 320, height: 160 },
        { kind: 'view', mediaType: 'image/webp', width: 1280, height: 640 },
      ]);
      expect(copies[0]?.tool).toMatch(/^sharp [\d.]+, libvips [\d.]+$/);
      const small = await blank(7, 5).toFormat(format).toBuffer();
      expect((await make(small, `image/${format}`)).copies).toMatchObject([
        { width: 7, height: 5 },
        { width: 7, height: 5 },
      ]);
    },
  );

  it('are turned as the Exif says and carry none of it', async () => {
    const turned = await blank(90, 60).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { copies } = await make(turned, 'image/jpeg');
    expect(copies[1]).toMatchObject({ kind: 'view', width: 60, height: 90 });
    const { exif, orientation } = await sharp(copies[1]?.file).metadata();
    expect([exif, orientation]).toEqual([undefined, undefined]);
  });

  it('show the first frame of an animation', async () => {
    const frames = await Promise.all(['#f00', '#00f'].map((c) => blank(8, 8, c).png().toBuffer()));
    const animated = await sharp(frames, { join: { animated: true } })
      .webp()
      .toBuffer();
    const { copies } = await make(animated, 'image/webp');
    const { dominant } = await sharp(copies[1]?.file).stats();
    expect(dominant.r).toBeGreaterThan(200);
    expect((await sharp(copies[1]?.file).metadata()).pages).toBeUndefined();
  });

  it('keep the label that a provider put on generated content, and no other XMP', async () => {
    const xmp = (name: string) =>
      `<x:xmpmeta xmlns:x="adobe:ns:meta/"><!-- ${name} --></x:xmpmeta>`;
    for (const [name, kept] of [
      ['TC260:AIGC', true],
      ['private', false],
    ] as const) {
      const original = await blank(9, 9).withXmp(xmp(name)).png().toBuffer();
      const { copies } = await make(original, 'image/png');
      for (const { file } of copies) expect(readFileSync(file).includes(name)).toBe(kept);
    }
  });
});

describe('working copies of papers', () => {
  it('are pictures of the first ten pages and a small one of the first', async () => {
    const { copies, missing } = await make(pagedPdf(12), 'application/pdf');
    expect(missing).toBeNull();
    expect(copies.map((c) => c.kind)).toEqual([
      'thumb',
      ...Array.from({ length: 10 }, (_, i) => `page-${i + 1}`),
    ]);
    expect(copies[0]).toMatchObject({ mediaType: 'image/webp', width: 320, height: 160 });
    expect(copies[1]).toMatchObject({ mediaType: 'image/png', width: 800, height: 400 });
    expect(copies[1]?.tool).toMatch(/^pdfium \(@hyzyla\/pdfium [\d.]+\), page 1 of 12$/);
    const blue = await sharp(copies[1]?.file)
      .extract({ left: 100, top: 250, width: 1, height: 1 })
      .raw()
      .toBuffer();
    expect([...blue]).toEqual([0, 0, 255]);
  });

  it('stay of a size however large a page claims to be', async () => {
    const { copies } = await make(pagedPdf(1, '', '[0 0 14400 7200]'), 'application/pdf');
    expect(copies[1]).toMatchObject({ kind: 'page-1', width: 1600, height: 800 });
    const thread = await make(pagedPdf(1, '', '[0 0 14400000 1]'), 'application/pdf');
    expect(thread).toEqual({ copies: [], missing: { kind: 'page-1', reason: 'unreadable' } });
  });
});

describe('papers whose fonts are not embedded', () => {
  const lettered = (font: string, text: string) =>
    pdf(
      '<</Type /Catalog /Pages 2 0 R>>',
      '<</Type /Pages /Kids [3 0 R] /Count 1>>',
      '<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R /Resources <</Font <</F 5 0 R>>>>>>',
      streamObject('', `BT /F 40 Tf 10 30 Td ${text} Tj ET`),
      font,
      '<</Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo <</Registry (Adobe) /Ordering (GB1) /Supplement 2>>>>',
    );

  it('are shown where the fonts are standard ones', async () => {
    const helvetica = '<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>';
    const { missing } = await make(lettered(helvetica, '(Hello)'), 'application/pdf');
    expect(missing).toBeNull();
  });

  it('are not shown as empty pages where they are not', async () => {
    const song =
      '<</Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R]>>';
    const { copies, missing } = await make(lettered(song, '<6C495B57>'), 'application/pdf');
    expect([copies, missing]).toEqual([[], { kind: 'page-1', reason: 'fonts_missing' }]);
  });
});

describe('working copies of texts', () => {
  const textOf = async (bytes: Uint8Array | string, mediaType: string) => {
    const { copies, missing } = await make(bytes, mediaType);
    expect(copies).toMatchObject([{ kind: 'text', mediaType: 'text/plain', width: null }]);
    return { text: readFileSync(copies[0]?.file ?? '', 'utf8'), missing };
  };

  it('mark what is there and not seen', async () => {
    expect((await textOf('a\u202eb\u200b\r\n\u0007字', 'text/plain')).text).toBe(
      'a‹U+202E›b‹U+200B›\n‹U+0007›字',
    );
  });

  it('of markup are its source, and say that it is not rendered', async () => {
    const { text, missing } = await textOf('<svg onload="alert(1)"/>', 'image/svg+xml');
    expect(text).toBe('<svg onload="alert(1)"/>');
    expect(missing).toEqual({ kind: 'view', reason: 'active_content' });
  });

  it('show the beginning of a long one and end with a whole character', async () => {
    const { text } = await textOf('汉'.repeat(200_000), 'text/plain');
    expect(text).toBe('汉'.repeat(Math.floor((256 * 1024) / 3)));
  });

  it('are read from UTF-16 of either order', async () => {
    const little = Buffer.from('\ufeffab', 'utf16le');
    expect((await textOf(little, 'text/plain')).text).toBe('ab');
    expect((await textOf(Buffer.from(little).swap16(), 'text/plain')).text).toBe('ab');
  });
});

it.each([
  ['a file of no known kind', raw('\0\x01\x02'), 'application/octet-stream', 'no_preview'],
  ['an office document', raw('PK\x03\x04'), 'application/zip', 'no_preview'],
  ['nothing', '', 'image/png', 'empty'],
])('no copy is made of %s', async (_name, bytes, type, reason) => {
  expect(await make(bytes, type)).toEqual({ copies: [], missing: { kind: 'view', reason } });
});
