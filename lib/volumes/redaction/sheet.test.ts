import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ink, renderPage } from '@/lib/dossier/pdf/testing/render-pdf';
import type { Limits } from '@/lib/previews/limited-process';
import { pagedPdf, pdf, streamObject } from '@/lib/previews/testing-files';
import { bundle } from '@/scripts/launcher/bundle.mjs';
import { drawSheet, type Sheet } from './sheet';
import { area, areas, made, SECRET } from './testing-originals';

// Starting a process may take seconds on a busy machine.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'chirograph-sheet-test-'));
  await bundle(process.cwd(), 'lib/previews/generated-label.ts', 'generated-label');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function asked(bytes: Uint8Array, page = 1, limits: Partial<Limits> = {}) {
  const file = path.join(folder, 'original.pdf');
  await writeFile(file, bytes);
  return drawSheet(file, page, folder, { timeMs: 60_000, ...limits });
}

async function sheet(bytes: Uint8Array, page = 1): Promise<Sheet> {
  const result = await asked(bytes, page);
  if (!result?.ok) throw new Error(result?.reason ?? 'no such page');
  return result.sheet;
}

/** A page with words one close below the other: at most one to take out, and one that is to stay. */
function letter(attributes: string, ...words: string[]): Uint8Array {
  const lines = words.map((word, i) => `BT /F1 16 Tf 80 ${84 + 18 * i} Td (${word}) Tj ET`);
  return pdf(
    '<</Type /Catalog /Pages 2 0 R>>',
    '<</Type /Pages /Kids [3 0 R] /Count 1>>',
    `<</Type /Page /Parent 2 0 R /Contents 4 0 R ${attributes}
      /Resources <</Font <</F1 <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>>>>>`,
    streamObject('', lines.join(' ')),
  );
}

/** Pixels a point. */
const DOTS = 150 / 72;

type Box = { x: number; y: number; width: number; height: number };

/** A box of points in pixels. */
const pixels = ({ x, y, width, height }: Box, [across, down]: readonly [number, number]): Box => ({
  x: x * across,
  y: y * down,
  width: width * across,
  height: height * down,
});

/** Samples of a picture, one for each pixel. */
const grey = async (picture: Uint8Array) =>
  sharp(picture).greyscale().raw().toBuffer({ resolveWithObject: true });

/** Where two pictures of one size differ, as somebody would draw a box around it: in whole points. */
async function boxAround(one: Sheet, other: Sheet): Promise<Box> {
  const [a, b] = [await grey(one.picture), await grey(other.picture)];
  const { width, height } = a.info;
  const found = [...a.data.keys()].filter(
    (i) => Math.abs((a.data[i] ?? 0) - (b.data[i] ?? 0)) > 40,
  );
  const columns = found.map((i) => i % width);
  const rows = found.map((i) => Math.floor(i / width));
  const [x, right] = [Math.min(...columns), Math.max(...columns) + 1].map(
    (pixels) => (pixels * one.width) / width,
  );
  const [y, bottom] = [Math.min(...rows), Math.max(...rows) + 1].map(
    (pixels) => (pixels * one.height) / height,
  );
  const from = { x: Math.floor(x ?? 0), y: Math.floor(y ?? 0) };
  return {
    ...from,
    width: Math.ceil(right ?? 0) - from.x,
    height: Math.ceil(bottom ?? 0) - from.y,
  };
}

describe('a page of a PDF to mark areas on', () => {
  it.each([
    ['as it is', '/MediaBox [0 0 300 200]', [300, 200]],
    ['of no whole points', '/MediaBox [0 0 595.276 841.89]', [595.276, 841.89]],
    ['turned', '/MediaBox [0 0 300 200] /Rotate 90', [200, 300]],
    ['that begins elsewhere', '/MediaBox [-50 -30 270.5 190.25]', [320.5, 220.25]],
    [
      'cropped and turned',
      '/MediaBox [0 0 400 300] /CropBox [37.3 20.6 330.9 190.4] /Rotate 270',
      [169.8, 293.6],
    ],
    ['upside down, in units of its own', '/MediaBox [0 0 300 200] /Rotate 180 /UserUnit 2', null],
  ])('%s lies in the points of the derivative', async (_, attributes, size) => {
    const whole = letter(attributes, 'stays', SECRET);
    const without = letter(attributes, 'stays');
    const shown = await sheet(whole);
    if (size) {
      expect(shown.width).toBeCloseTo(size[0] ?? 0, 2);
      expect(shown.height).toBeCloseTo(size[1] ?? 0, 2);
    }
    const box = await boxAround(shown, await sheet(without));
    const marks = areas(area(box.x, box.y, box.width, box.height, 1));
    const redacted = await made(whole, 'application/pdf', marks);
    // Nothing of the word is left: the page without it gives the same bytes.
    expect(redacted.sha256).toBe((await made(without, 'application/pdf', marks)).sha256);
    // The word beside it stays: as much ink where it stands as there was.
    const beside = await boxAround(await sheet(without), await sheet(letter(attributes)));
    const after = await renderPage(redacted.bytes, 0, DOTS);
    const before = await renderPage(without, 0, DOTS);
    const scale = [after.width / shown.width, after.height / shown.height] as const;
    const [stays, was] = [after, before].map((image) => ink(image, pixels(beside, scale)));
    expect(was).toBeGreaterThan(200);
    expect((stays ?? 0) / (was ?? 1)).toBeCloseTo(1, 1);
    // Whole pixels well within: where the derivative is drawn anew, the edge of an area is a shade.
    const { x, y, width, height } = pixels(box, scale);
    const black = {
      x: Math.ceil(x) + 1,
      y: Math.ceil(y) + 1,
      width: Math.floor(width) - 3,
      height: Math.floor(height) - 3,
    };
    expect(ink(after, black)).toBeGreaterThan(0.999 * black.width * black.height);
  });

  it('is drawn alone, whichever it is, and says of how many', async () => {
    const { page, pages, width, height } = await sheet(pagedPdf(500), 437);
    expect({ page, pages, width, height }).toEqual({
      page: 437,
      pages: 500,
      width: 200,
      height: 100,
    });
    expect(await asked(pagedPdf(2), 3)).toBeNull();
  });

  it('is at most 2000 pixels long, however long the page is', async () => {
    const { picture, width } = await sheet(pagedPdf(1, '', '[0 0 14000 500]'));
    expect(width).toBe(14_000);
    expect((await sharp(picture).metadata()).width).toBe(2000);
  });
});

describe('no page is drawn', () => {
  const refusal = async (bytes: Uint8Array, limits: Partial<Limits> = {}) => {
    const result = await asked(bytes, 1, limits);
    return result && !result.ok ? result.reason : null;
  };

  it('of a file that is locked, cut off or damaged', async () => {
    const whole = letter('/MediaBox [0 0 300 200]', SECRET);
    const document = await PDFDocument.load(whole);
    document.encrypt({ userPassword: 'word', ownerPassword: 'secret' });
    expect(await refusal(await document.save())).toBe('encrypted');
    // A reader would recover the page from what is left.
    expect(await refusal(whole.subarray(0, whole.length - 20))).toBe('truncated');
    expect(await refusal(Buffer.from('startxref\n0\n%%EOF'))).toBe('damaged');
  });

  it('of more pages than a derivative is made of', async () => {
    expect(await refusal(pagedPdf(501))).toBe('too_large');
  });

  it('that takes more time than it may', async () => {
    const endless = pagedPdf(1, 'q 0 0 300 200 re W n Q '.repeat(200_000));
    expect(await refusal(endless, { timeMs: 50 })).toBe('too_much');
  });
});
