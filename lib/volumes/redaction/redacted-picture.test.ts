import sharp from 'sharp';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { readGeneratedLabel } from '@/lib/records/generated-label';
import { bytesSource } from '@/lib/records/reach';
import { bundle } from '@/scripts/launcher/bundle.mjs';
import { area, areas, LABEL, made, picture, SECRET } from './testing-originals';

// Starting a process may take seconds on a busy machine.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });
beforeAll(async () => {
  await bundle(process.cwd(), 'lib/previews/generated-label.ts', 'generated-label');
});

const samplesOf = (bytes: Uint8Array) =>
  sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });

describe('a picture from which an area is taken', () => {
  const marks = areas(area(30, 20, 40, 30));

  it('is black there and the same everywhere else', async () => {
    const original = await (await picture(3)).png().toBuffer();
    const { bytes, mediaType, areas: count, tool } = await made(original, 'image/png', marks);
    expect({ mediaType, count }).toEqual({ mediaType: 'image/png', count: 1 });
    expect(tool).toMatch(/^redaction 1, sharp [\d.]+, libvips [\d.]+$/);
    const before = await samplesOf(original);
    const after = await samplesOf(bytes);
    expect(after.info).toMatchObject({ width: 120, height: 80 });
    for (let i = 0; i < 120 * 80; i++) {
      const [x, y] = [i % 120, Math.floor(i / 120)];
      const isInside = x >= 30 && x < 70 && y >= 20 && y < 50;
      const was = isInside ? [0, 0, 0] : [...before.data.subarray(3 * i, 3 * i + 3)];
      expect([...after.data.subarray(3 * i, 3 * i + 3)]).toEqual(was);
    }
  });

  it('is the same bytes whatever was there, in samples and in metadata', async () => {
    const originals = [
      (await picture(3)).png().withExif({ IFD0: { Copyright: SECRET } }),
      (await picture(11)).png(),
      (await picture(5)).tiff({ compression: 'lzw' }),
      (await picture(9)).webp({ lossless: true }).withXmp(`<x>${SECRET}</x>`),
    ];
    const digests = new Set<string>();
    for (const [i, image] of originals.entries()) {
      const type = ['png', 'png', 'tiff', 'webp'][i];
      const { bytes, sha256 } = await made(await image.toBuffer(), `image/${type}`, marks);
      digests.add(sha256);
      expect(Buffer.from(bytes).includes('310101')).toBe(false);
    }
    expect(digests.size).toBe(1);
  });

  it('holds no metadata, thumbnail or profile of the original', async () => {
    const original = await (await picture(3))
      .jpeg()
      .withExif({ IFD0: { Copyright: SECRET }, IFD3: { GPSLatitude: '31/1 14/1 0/1' } })
      .withIccProfile('p3')
      .toBuffer();
    const { bytes } = await made(original, 'image/jpeg', marks);
    const meta = await sharp(bytes).metadata();
    for (const kind of ['exif', 'xmp', 'icc', 'iptc'] as const) expect(meta[kind]).toBeUndefined();
    const chunks = [
      ...Buffer.from(bytes)
        .toString('latin1')
        .matchAll(/(?:IHDR|tEXt|iTXt|zTXt|eXIf)/g),
    ];
    expect(chunks.map(([name]) => name)).toEqual(['IHDR']);
  });

  it('is marked upright, as it is shown', async () => {
    const original = await (await picture(3))
      .jpeg({ quality: 100 })
      .withMetadata({ orientation: 6 });
    const { bytes } = await made(
      await original.toBuffer(),
      'image/jpeg',
      areas(area(0, 0, 10, 20)),
    );
    const { data, info } = await samplesOf(bytes);
    expect(info).toMatchObject({ width: 80, height: 120 });
    expect([...data.subarray(0, 3)]).toEqual([0, 0, 0]);
    expect([...data.subarray(3 * 11, 3 * 11 + 3)]).not.toEqual([0, 0, 0]);
  });

  it('is opaque there, also where the picture is not', async () => {
    const clear = sharp({
      create: { width: 60, height: 60, channels: 4, background: { r: 9, g: 99, b: 9, alpha: 0.2 } },
    });
    const { bytes } = await made(
      await clear.png().toBuffer(),
      'image/png',
      areas(area(5, 5, 9, 9)),
    );
    const { data } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
    expect([...data.subarray(4 * (6 * 60 + 6), 4 * (6 * 60 + 6) + 4)]).toEqual([0, 0, 0, 255]);
    expect(data[3]).toBe(51);
  });

  it('holds its first frame alone', async () => {
    const frames = sharp(
      [0, 1].map((i) => ({
        create: { width: 40, height: 40, channels: 3 as const, background: i ? '#c00' : '#0c0' },
      })) as never,
      { join: { animated: true } } as never,
    );
    const gif = await frames.gif({ delay: [50, 50] }).toBuffer();
    const { bytes } = await made(gif, 'image/gif', areas(area(0, 0, 4, 4)));
    expect((await sharp(bytes).metadata()).pages ?? 1).toBe(1);
  });
});

const aigc = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" dc:source="${SECRET}"><TC260:AIGC>${JSON.stringify(LABEL).replaceAll('"', '&quot;')}</TC260:AIGC></rdf:Description></rdf:RDF></x:xmpmeta>`;

describe('a picture that says a model made it', () => {
  it('keeps that label and no other metadata, and shows the mark over any area', async () => {
    const original = await (await picture(3, { width: 400, height: 300 }))
      .png()
      .withXmp(aigc)
      .toBuffer();
    const { bytes, generated, tool } = await made(
      original,
      'image/png',
      areas(area(0, 0, 400, 300)),
    );
    expect(generated).toBe(true);
    expect(tool).toMatch(/AI mark 1$/);
    expect(await readGeneratedLabel(bytesSource(bytes))).toEqual({
      generated: true,
      fields: LABEL,
    });
    expect(Buffer.from(bytes).includes('310101')).toBe(false);
    const { data, info } = await samplesOf(bytes);
    const light = [];
    for (let i = 0; i < info.width * info.height; i++)
      if ((data[3 * i] ?? 0) > 235) light.push([i % info.width, Math.floor(i / info.width)]);
    expect(light.length).toBeGreaterThan(40);
    for (const [x = 0, y = 0] of light) expect(x < 100 && y > 200).toBe(true);
  });
});
