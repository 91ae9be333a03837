// @ts-check
// Turns one hostile file into bare samples, in a process of its own that may be killed at any moment.
// Argument: JSON { input, output, mediaType, check, from, to, dots, longest }: `check` is a module that
// knows labels of generated content; pages `from` to `to` of a PDF, from 1, at `dots` pixels a point.
// Answers line by line on standard output with JSON: { label: { generated, fields } } and { pages } first,
// { raster: { page, file, width, height, points, text } } as soon as each is written, RGBA of eight bits, and
// at the end { done, tool } or { failure }. Reads nothing but the input file, writes nothing but files in
// the output folder.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  allowDecoder,
  drawPage,
  openPdf,
  openPicture,
  reasonOf,
  say,
  sharpTool,
} from './hostile-file.mjs';

/**
 * @type {{ input: string, output: string, mediaType: string, check: string, from: number, to: number,
 *   dots: number, longest: number }}
 */
const { input, output, mediaType, check, from, to, dots, longest } = JSON.parse(
  process.argv[2] ?? '{}',
);

/**
 * @param {number} page from 1; 0 for a picture
 * @param {Uint8Array} data RGBA
 * @param {{ width: number, height: number, points?: [number, number], text?: boolean }} facts
 */
async function keep(page, data, { width, height, points, text }) {
  const file = path.join(output, `raster-${page}`);
  await writeFile(file, data);
  say({ raster: { page, file, width, height, points: points ?? null, text: text ?? false } });
}

/** The first frame of a picture, upright, in the colours of the screen. */
async function image() {
  const { data, info } = await openPicture(input)
    .autoOrient()
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 4) throw new Error(`${info.channels} channels`);
  say({ pages: 1 });
  await keep(0, data, info);
  return sharpTool;
}

/** Pages of a PDF as PDFium draws them. */
async function pdf() {
  const { document, pages, pdfium } = await openPdf(input);
  say({ pages });
  for (let number = from; number <= Math.min(to, pages); number++) {
    const { data, ...drawn } = await drawPage(document.getPage(number - 1), {
      longest,
      most: dots,
    });
    await keep(number, data, { ...drawn, text: drawn.hasText });
  }
  return pdfium;
}

const isPicture = allowDecoder(mediaType);
try {
  /** @type {{ labelOf(file: string): Promise<Record<string, unknown>> }} */
  const { labelOf } = await import(pathToFileURL(check).href);
  say({ label: await labelOf(input) });
  if (!isPicture && mediaType !== 'application/pdf') throw new Error(`${mediaType} is not drawn`);
  const tool = isPicture ? await image() : await pdf();
  say({ done: true, tool });
} catch (error) {
  console.error(error);
  say({ failure: reasonOf(error) });
}
