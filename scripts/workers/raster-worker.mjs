// @ts-check
// Turns one hostile file into bare samples, in a process of its own that may be killed at any moment.
// Argument: JSON { input, output, mediaType, check, from, to, dots, longest }: `check` is a module that
// knows labels of generated content; pages `from` to `to` of a PDF, from 1, at `dots` pixels a point.
// Answers line by line on standard output with JSON: { label: { generated, fields } } and { pages } first,
// { raster: { page, file, width, height, points, text } } as soon as each is written, RGBA of eight bits, and
// at the end { done, tool } or { failure }. Reads nothing but the input file, writes nothing but files in
// the output folder.
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';

const MAX_PIXELS = 100_000_000;

/** The one decoder each type may reach; a file that is something else after all is refused. */
const DECODERS = /** @type {Record<string, string>} */ ({
  'image/png': 'VipsForeignLoadPng',
  'image/jpeg': 'VipsForeignLoadJpeg',
  'image/webp': 'VipsForeignLoadWebp',
  'image/gif': 'VipsForeignLoadNsgif',
  'image/avif': 'VipsForeignLoadHeif',
  'image/tiff': 'VipsForeignLoadTiff',
});

/**
 * @type {{ input: string, output: string, mediaType: string, check: string, from: number, to: number,
 *   dots: number, longest: number }}
 */
const { input, output, mediaType, check, from, to, dots, longest } = JSON.parse(
  process.argv[2] ?? '{}',
);

/** @param {Record<string, unknown>} line */
const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

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
  const { data, info } = await sharp(input, {
    limitInputPixels: MAX_PIXELS,
    failOn: 'error',
    sequentialRead: true,
    pages: 1,
  })
    .autoOrient()
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 4) throw new Error(`${info.channels} channels`);
  say({ pages: 1 });
  await keep(0, data, info);
  return `sharp ${sharp.versions.sharp}, libvips ${sharp.versions.vips}`;
}

/** Whether PDFium asked for memory it did not get; it then aborts without saying why. */
let lacksMemory = false;

function listenToPdfium() {
  const complain = console.error.bind(console);
  console.error = (...words) => {
    lacksMemory ||= /grow (the heap|instance memory)/i.test(words.join(' '));
    complain(...words);
  };
}

/** Pages of a PDF as PDFium draws them, without a JavaScript engine. */
async function pdf() {
  listenToPdfium();
  const { PDFiumLibrary } = await import('@hyzyla/pdfium');
  const main = createRequire(import.meta.url).resolve('@hyzyla/pdfium');
  const { version } = JSON.parse(await readFile(path.join(main, '../../package.json'), 'utf8'));
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(await readFile(input));
  const pages = document.getPageCount();
  if (pages < 1) throw new Error('no pages');
  say({ pages });
  for (let number = from; number <= Math.min(to, pages); number++) {
    const page = document.getPage(number - 1);
    const { originalWidth, originalHeight } = page.getOriginalSize();
    const side = Math.max(originalWidth, originalHeight);
    // A page may claim to be kilometres wide, or nothing at all.
    if (!(Math.min(originalWidth, originalHeight) > 0) || !Number.isFinite(side))
      throw new Error('a page of no size');
    const scale = Math.min(dots, longest / side);
    // Drawing closes the page, so its text is read before.
    const text = page.getText().trim() !== '';
    const drawn = await page.render({ scale, render: 'bitmap' });
    const { width, height } = drawn;
    const raw = /** @type {import('sharp').CreateRaw} */ ({ width, height, channels: 4 });
    const { channels } = await sharp(drawn.data, { raw }).removeAlpha().stats();
    // Text whose fonts are neither embedded nor known here would be missing without a word.
    if (text && channels.every(({ min, max }) => min === max)) throw new Error('fonts are missing');
    const points = /** @type {[number, number]} */ ([originalWidth, originalHeight]);
    await keep(number, drawn.data, { width, height, points, text });
  }
  return `pdfium (@hyzyla/pdfium ${version})`;
}

/** Which of the reasons a person is told, from what a decoder said. */
function reasonOf(/** @type {unknown} */ error) {
  const text = error instanceof Error ? error.message : '';
  if (/ENOSPC|EDQUOT|EACCES|EROFS|Cannot find module/.test(text)) return 'not_made';
  if (/pixel limit|dimensions? .*limit|too large/i.test(text)) return 'too_many_pixels';
  if (/password|security scheme/i.test(text)) return 'encrypted';
  if (/fonts are missing/.test(text)) return 'fonts_missing';
  if (lacksMemory || /out of memory|alloc|enlarge memory/i.test(text)) return 'memory_limit';
  return 'unreadable';
}

sharp.concurrency(1);
sharp.cache(false);
sharp.block({ operation: ['VipsForeignLoad'] });
const decoder = DECODERS[mediaType];
if (decoder) sharp.unblock({ operation: [decoder] });
try {
  /** @type {{ labelOf(file: string): Promise<Record<string, unknown>> }} */
  const { labelOf } = await import(pathToFileURL(check).href);
  say({ label: await labelOf(input) });
  if (!decoder && mediaType !== 'application/pdf') throw new Error(`${mediaType} is not drawn`);
  const tool = decoder ? await image() : await pdf();
  say({ done: true, tool });
} catch (error) {
  console.error(error);
  say({ failure: reasonOf(error) });
}
