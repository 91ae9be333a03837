// @ts-check
// What the processes that open one hostile file have in common: the decoders they may reach, PDFium, and
// the reasons a person is told.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import sharp from 'sharp';

/** Pixels of a picture above which none is decoded. */
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

export const sharpTool = `sharp ${sharp.versions.sharp}, libvips ${sharp.versions.vips}`;

/** One line of an answer on standard output. */
export const say = (/** @type {Record<string, unknown>} */ line) =>
  process.stdout.write(`${JSON.stringify(line)}\n`);

/**
 * Shuts every decoder of pictures but the one of this type. False where it has none.
 * @param {string} mediaType
 */
export function allowDecoder(mediaType) {
  sharp.concurrency(1);
  sharp.cache(false);
  sharp.block({ operation: ['VipsForeignLoad'] });
  const decoder = DECODERS[mediaType];
  if (decoder) sharp.unblock({ operation: [decoder] });
  return decoder !== undefined;
}

/** The first frame of a picture, upright. */
export const openPicture = (/** @type {string} */ file) =>
  sharp(file, { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true, pages: 1 });

/** Whether PDFium asked for memory it did not get; it then aborts without saying why. */
let lacksMemory = false;

/** PDFium's last words, of which its error holds nothing; they go to standard error as before. */
function listenToPdfium() {
  const complain = console.error.bind(console);
  console.error = (...words) => {
    lacksMemory ||= /grow (the heap|instance memory)/i.test(words.join(' '));
    complain(...words);
  };
}

/**
 * A PDF as PDFium opens it, without a JavaScript engine, and the name of what opened it.
 * @param {string} file
 */
export async function openPdf(file) {
  listenToPdfium();
  const { PDFiumLibrary } = await import('@hyzyla/pdfium');
  // The package does not export its description; it lies above what it exports.
  const main = createRequire(import.meta.url).resolve('@hyzyla/pdfium');
  const { version } = JSON.parse(await readFile(path.join(main, '../../package.json'), 'utf8'));
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(await readFile(file));
  const pages = document.getPageCount();
  if (pages < 1) throw new Error('no pages');
  return { document, pages, pdfium: `pdfium (@hyzyla/pdfium ${version})` };
}

/**
 * Draws a page of a PDF, RGBA of eight bits. PDFium brings the fourteen standard fonts: a page in others
 * that are not embedded, as Chinese ones are, would be shown empty, which is worse than not shown, and
 * is an error.
 * @param {import('@hyzyla/pdfium').PDFiumPage} page
 * @param {{ longest: number, most: number }} limits pixels of the longest side, and of a point
 */
export async function drawPage(page, { longest, most }) {
  const { originalWidth, originalHeight } = page.getOriginalSize();
  const side = Math.max(originalWidth, originalHeight);
  // A page may claim to be kilometres wide, or nothing at all.
  if (!(Math.min(originalWidth, originalHeight) > 0) || !Number.isFinite(side)) {
    throw new Error('a page of no size');
  }
  // Drawing closes the page, so its text is read before.
  const hasText = page.getText().trim() !== '';
  const drawn = await page.render({ scale: Math.min(longest / side, most), render: 'bitmap' });
  const { data, width, height } = drawn;
  const raw = /** @type {import('sharp').CreateRaw} */ ({ width, height, channels: 4 });
  const { channels } = await sharp(data, { raw }).removeAlpha().stats();
  if (hasText && channels.every(({ min, max }) => min === max))
    throw new Error('fonts are missing');
  const points = /** @type {[number, number]} */ ([originalWidth, originalHeight]);
  return { data, raw, width, height, points, hasText };
}

/** Which of the reasons a person is told, from what a decoder said. */
export function reasonOf(/** @type {unknown} */ error) {
  const text = error instanceof Error ? error.message : '';
  // Nothing the file did.
  if (/ENOSPC|EDQUOT|EACCES|EROFS|Cannot find module/.test(text)) return 'not_made';
  if (/pixel limit|dimensions? .*limit|too large/i.test(text)) return 'too_many_pixels';
  if (/password|security scheme/i.test(text)) return 'encrypted';
  if (/fonts are missing/.test(text)) return 'fonts_missing';
  if (lacksMemory || /out of memory|alloc|enlarge memory/i.test(text)) return 'memory_limit';
  return 'unreadable';
}
