// @ts-check
// Makes working copies of one hostile file, in a process of its own that may be killed at any moment.
// Argument: JSON { input, output, mediaType, check }, the last a module that knows labels of generated
// content. Answers line by line on standard output with JSON:
// { pages } once known, { copy: { kind, file, mediaType, width, height, tool } } as soon as each is
// written, and at the end { done: true } or { failure }. Reads nothing but the input file, writes
// nothing but files in the output folder.
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { AI_MARK, aiMark } from './ai-mark.mjs';

const MAX_PIXELS = 100_000_000;
const MAX_PAGES = 10;
/** Longest side in pixels of what is made. */
const SIDE = { view: 1280, thumb: 320, page: 1600 };
const WEBP = { quality: 86 };
/** A generation label larger than this is not carried over. */
const MAX_LABEL = 64 * 1024;

/** The one decoder each type may reach; a file that is something else after all is refused. */
const DECODERS = /** @type {Record<string, string>} */ ({
  'image/png': 'VipsForeignLoadPng',
  'image/jpeg': 'VipsForeignLoadJpeg',
  'image/webp': 'VipsForeignLoadWebp',
  'image/gif': 'VipsForeignLoadNsgif',
  'image/avif': 'VipsForeignLoadHeif',
  'image/tiff': 'VipsForeignLoadTiff',
});

/** @type {{ input: string, output: string, mediaType: string, check: string }} */
const { input, output, mediaType, check } = JSON.parse(process.argv[2] ?? '{}');
const sharpTool = `sharp ${sharp.versions.sharp}, libvips ${sharp.versions.vips}`;

/** @param {Record<string, unknown>} line */
const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

/**
 * Writes a copy and reports it.
 * @param {string} kind
 * @param {import('sharp').Sharp} pipeline with its output format
 * @param {'webp' | 'png'} format
 * @param {string} tool
 */
async function keep(kind, pipeline, format, tool) {
  const { data, info } = await pipeline.toBuffer({ resolveWithObject: true });
  const file = path.join(output, `${kind}.${format}`);
  await writeFile(file, data);
  const { width, height } = info;
  say({ copy: { kind, file, mediaType: `image/${format}`, width, height, tool } });
}

/** A picture in two sizes, turned as its Exif says, its first frame only, never enlarged. */
async function image() {
  const original = sharp(input, {
    limitInputPixels: MAX_PIXELS,
    failOn: 'error',
    sequentialRead: true,
    pages: 1,
  });
  const { xmp } = await original.metadata();
  const { data, info } = await original
    .autoOrient()
    .resize({ width: SIDE.view, height: SIDE.view, fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const small = { width: SIDE.thumb, height: SIDE.thumb, withoutEnlargement: true };
  const raw = () => sharp(data, { raw: { width, height, channels } });
  /** @type {{ isLabelled(file: string): Promise<boolean> }} */
  const { isLabelled } = await import(pathToFileURL(check).href);
  const isMarked = await isLabelled(input);
  const tool = isMarked ? `${sharpTool}, ${AI_MARK}` : sharpTool;
  /** @param {import('sharp').Sharp} copy */
  const shown = async (copy) => labelled(isMarked ? await marked(copy) : copy, xmp).webp(WEBP);
  const thumb = raw().resize({ ...small, fit: 'inside' });
  await keep('thumb', await shown(thumb), 'webp', tool);
  await keep('view', await shown(raw()), 'webp', tool);
}

/**
 * Burns the mark of generated content into a copy, in its lower left corner. Colours come first, for a
 * copy in shades of grey would take the tag's.
 * @param {import('sharp').Sharp} copy
 */
async function marked(copy) {
  const { data, info } = await copy.raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const base = sharp(data, { raw: { width, height, channels } }).toColourspace('srgb');
  const mark = aiMark(width, height);
  if (!mark) return base;
  const size = { width: mark.width, height: mark.height };
  const raw = /** @type {import('sharp').CreateRaw} */ ({ ...size, channels: 4 });
  return base.composite([{ input: mark.data, raw, gravity: 'southwest' }]);
}

/**
 * The label that a provider put on generated content (GB 45438) goes over to copies shown to people.
 * @param {import('sharp').Sharp} copy
 * @param {Buffer | undefined} xmp
 */
function labelled(copy, xmp) {
  const isLabel = xmp && xmp.length <= MAX_LABEL && xmp.includes('AIGC');
  return isLabel ? copy.withXmp(xmp.toString('utf8')) : copy;
}

/** Whether PDFium asked for memory it did not get; it then aborts without saying why. */
let lacksMemory = false;

/** PDFium's last words, of which its error holds nothing; they go to standard error as before. */
function listenToPdfium() {
  const say = console.error.bind(console);
  console.error = (...words) => {
    lacksMemory ||= /grow (the heap|instance memory)/i.test(words.join(' '));
    say(...words);
  };
}

/** The first pages of a PDF, and a small one of the first. Scripts in it are not run: none can be. */
async function pdf() {
  listenToPdfium();
  const { PDFiumLibrary } = await import('@hyzyla/pdfium');
  // The package does not export its description; it lies above what it exports.
  const main = createRequire(import.meta.url).resolve('@hyzyla/pdfium');
  const { version } = JSON.parse(await readFile(path.join(main, '../../package.json'), 'utf8'));
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(await readFile(input));
  const pages = document.getPageCount();
  say({ pages });
  if (pages < 1) throw new Error('no pages');
  for (let i = 0; i < Math.min(MAX_PAGES, pages); i++) {
    const page = document.getPage(i);
    const { originalWidth, originalHeight } = page.getOriginalSize();
    // A page may claim to be kilometres wide, or nothing at all; what is drawn fits a screen.
    const longest = Math.max(originalWidth, originalHeight);
    if (!(longest > 0) || !Number.isFinite(longest)) throw new Error('a page of no size');
    const scale = Math.min(SIDE.page / longest, 4);
    // Drawing closes the page, so its text is read before.
    const hasText = page.getText().trim() !== '';
    const drawn = await page.render({ scale, render: 'bitmap' });
    const { width, height } = drawn;
    const raw = /** @type {import('sharp').CreateRaw} */ ({ width, height, channels: 4 });
    // PDFium brings the fourteen standard fonts. A page in others that are not embedded, as Chinese
    // ones are, would be shown empty, which is worse than not shown.
    if (hasText && (await isOneColour(drawn.data, raw))) {
      throw new Error('fonts are missing');
    }
    const tool = `pdfium (@hyzyla/pdfium ${version}), page ${i + 1} of ${pages}`;
    if (i === 0) {
      const small = { width: SIDE.thumb, height: SIDE.thumb };
      const first = sharp(drawn.data, { raw }).resize({ ...small, fit: 'inside' });
      await keep('thumb', first.webp(WEBP), 'webp', tool);
    }
    await keep(`page-${i + 1}`, sharp(drawn.data, { raw }).removeAlpha().png(), 'png', tool);
  }
}

/**
 * @param {Uint8Array} data
 * @param {import('sharp').CreateRaw} raw
 */
async function isOneColour(data, raw) {
  const { channels } = await sharp(data, { raw }).removeAlpha().stats();
  return channels.every(({ min, max }) => min === max);
}

/** Which of the reasons a person is told, from what a decoder said. */
function reasonOf(/** @type {unknown} */ error) {
  const text = error instanceof Error ? error.message : '';
  // Nothing the file did.
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
  if (decoder) await image();
  else if (mediaType === 'application/pdf') await pdf();
  else throw new Error(`no copies are made of ${mediaType}`);
  say({ done: true });
} catch (error) {
  console.error(error);
  say({ failure: reasonOf(error) });
}
