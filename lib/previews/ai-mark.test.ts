import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { hasGeneratedLabel } from '@/lib/records/generated-label';
import { isMarkedGenerated } from '@/lib/records/generated-mark';
import { bytesSource } from '@/lib/records/reach';
import { readRecords } from '@/lib/records/read';
import { workshop } from './testing-files';

const { make, clear } = workshop();
afterAll(clear);
// Starting a process may take seconds on a busy machine.
vi.setConfig({ testTimeout: 90_000 });
// Copies of one test lie where those of the one before lay; a cache of files would show those.
sharp.cache(false);

const SAMPLES = path.resolve('../shared/samples');

const LABEL = '{"Label":"1","ContentProducer":"001191110102MACQD9K64010000","ProduceID":"7"}';

const aigc = (value = LABEL) =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/"><TC260:AIGC>${value.replaceAll('"', '&quot;')}</TC260:AIGC></rdf:Description></rdf:RDF></x:xmpmeta>`;

const iptc = (type: string) =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/${type}"/></rdf:RDF></x:xmpmeta>`;

const blank = (width: number, height: number, background: string) =>
  sharp({ create: { width, height, channels: 3, background } });

/** Pixels of the lower left quarter of a copy, as red, green and blue. */
async function corner(file: string | undefined): Promise<number[][]> {
  const { width = 0, height = 0 } = await sharp(file).metadata();
  const side = { width: Math.ceil(width / 4), height: Math.ceil(height / 4) };
  const at = { left: 0, top: height - side.height, ...side };
  const { data, info } = await sharp(file)
    .removeAlpha()
    .toColourspace('srgb')
    .extract(at)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return Array.from({ length: info.width * info.height }, (_, i) => [
    ...data.subarray(i * info.channels, i * info.channels + 3),
  ]);
}

const isDark = (pixel: number[]) => pixel.every((c) => c < 70);
const isLight = (pixel: number[]) => pixel.every((c) => c > 235);

/** Copies of a picture with XMP. */
async function copiesOf(size: [number, number], background: string, xmp: string, format = 'png') {
  const picture = blank(...size, background).withXmp(xmp);
  const bytes = await picture.toFormat(format as 'png').toBuffer();
  const { copies, missing } = await make(bytes, `image/${format}`);
  expect(missing).toBeNull();
  return { bytes, copies };
}

describe('working copies of a file that says a model made it', () => {
  it.each([
    ['a GB 45438 label', aigc(), 'png'],
    ['a GB 45438 label', aigc(), 'jpeg'],
    ['a GB 45438 label', aigc(), 'webp'],
    ['the IPTC type of generated media', iptc('trainedAlgorithmicMedia'), 'jpeg'],
    ['the IPTC type of a composite', iptc('compositeWithTrainedAlgorithmicMedia'), 'png'],
  ])('by %s keep a mark that is seen', async (_name, xmp, format) => {
    const { copies } = await copiesOf([1600, 1000], '#c33', xmp, format);
    expect(copies.map(({ kind }) => kind)).toEqual(['thumb', 'view']);
    for (const { file, tool } of copies) {
      expect(tool).toMatch(/^sharp [\d.]+, libvips [\d.]+, AI mark 1$/);
      const pixels = await corner(file);
      expect(pixels.filter(isDark).length).toBeGreaterThan(40);
      expect(pixels.filter(isLight).length).toBeGreaterThan(10);
      // Most of the picture is as it was.
      const { dominant } = await sharp(file).stats();
      expect(dominant.r).toBeGreaterThan(150);
    }
  });

  it.each([
    ['white', '#fff'],
    ['black', '#000'],
    ['grey', '#808080'],
  ])('are marked on %s, where a mark of one colour would be lost', async (_name, background) => {
    const { copies } = await copiesOf([400, 400], background, aigc());
    for (const { file } of copies) {
      const pixels = await corner(file);
      expect(pixels.filter(isDark).length).toBeGreaterThan(40);
      expect(pixels.filter(isLight).length).toBeGreaterThan(10);
    }
  });

  it('are marked in letters of at least a twentieth of the shorter side', async () => {
    const { copies } = await copiesOf([1280, 800], '#c33', aigc());
    const view = copies[1]?.file;
    const { data, info } = await sharp(view)
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const rows = new Set<number>();
    for (let y = 0; y < info.height; y++) {
      for (let x = 0; x < info.width; x++) {
        const at = (y * info.width + x) * info.channels;
        if (isLight([...data.subarray(at, at + 3)])) rows.add(y);
      }
    }
    expect(rows.size).toBeGreaterThanOrEqual(40);
  });

  it('are made of pictures of any size, shades of grey and transparent ones included', async () => {
    for (const size of [
      [1, 1],
      [3, 200],
      [9, 9],
    ] as [number, number][]) {
      const { copies } = await copiesOf(size, '#c33', aigc());
      expect(copies.map(({ width, height }) => [width, height])).toEqual([size, size]);
    }
    const grey = await blank(300, 200, '#888')
      .toColourspace('b-w')
      .withXmp(aigc())
      .png()
      .toBuffer();
    const clear = sharp({
      create: { width: 300, height: 200, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    });
    for (const bytes of [grey, await clear.withXmp(aigc()).png().toBuffer()]) {
      const { copies } = await make(bytes, 'image/png');
      expect(copies).toHaveLength(2);
      expect((await corner(copies[1]?.file)).filter(isLight).length).toBeGreaterThan(10);
    }
  });
});

it('a file that says nothing, or something else, gives the copies it always gave', async () => {
  for (const xmp of [iptc('digitalCapture'), aigc('no label')]) {
    const { copies } = await copiesOf([640, 400], '#c33', xmp);
    for (const { file, tool } of copies) {
      expect(tool).toMatch(/^sharp [\d.]+, libvips [\d.]+$/);
      expect((await corner(file)).every(([r = 0]) => r > 150)).toBe(true);
    }
  }
  const plain = await blank(640, 400, '#c33').png().toBuffer();
  const { copies } = await make(plain, 'image/png');
  const { data, info } = await sharp(plain).raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const before = await sharp(data, { raw: { width, height, channels } })
    .webp({ quality: 86 })
    .toBuffer();
  expect(readFileSync(copies[1]?.file ?? '').equals(before)).toBe(true);
});

it.skipIf(!existsSync(SAMPLES))(
  'the light look at labels says of every sample what the whole reading says (skipped: no samples)',
  async () => {
    const names = readdirSync(SAMPLES).filter((name) => /\.(png|jpe?g|webp|psd)$/.test(name));
    const told = new Map<string, boolean>();
    for (const name of names) {
      const bytes = readFileSync(path.join(SAMPLES, name));
      const light = await hasGeneratedLabel(bytesSource(bytes));
      told.set(name, light);
      // Credentials are read by the worker's library only; without them a reading says less.
      if (!/c2pa/.test(name))
        expect([name, light]).toEqual([name, isMarkedGenerated(await readRecords(bytes))]);
    }
    const labelled = [...told].filter(([, is]) => is).map(([name]) => name);
    expect(labelled).toEqual(
      expect.arrayContaining([
        'jimeng-aigc.png',
        'iptc-2025-ai.jpg',
        'gemini-c2pa.png',
        'openai-dalle3-c2pa.webp',
      ]),
    );
    expect(labelled).not.toContain('a1111-png.png');
  },
);
