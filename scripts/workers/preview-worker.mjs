// Makes working copies of one file, in a process of its own that may be killed at any moment.
// Argument: JSON { input, output, mediaType }; answers on standard output with JSON
// { copies: [{ kind, file, mediaType, width, height, tool }] } or { failure }. Reads nothing but the
// input file and writes nothing but files in the output folder.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const MAX_PIXELS = 100_000_000;
const MAX_TEXT = 256 * 1024;
const MAX_PAGES = 20;
const SIZES = { thumb: 320, view: 1280 };

const { input, output, mediaType } = JSON.parse(process.argv[2] ?? '{}');

/** A copy of a picture, turned as its EXIF says, never larger than the original. */
async function picture(sharp, source, kind, options) {
  const side = SIZES[kind] ?? SIZES.view;
  const file = path.join(output, `${kind}.webp`);
  const info = await sharp(source, {
    limitInputPixels: MAX_PIXELS,
    failOn: 'error',
    pages: 1,
    ...options,
  })
    .rotate()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 86 })
    .toFile(file);
  const tool = `sharp ${sharp.versions.sharp}`;
  return { kind, file, mediaType: 'image/webp', width: info.width, height: info.height, tool };
}

async function loadSharp() {
  const { default: sharp } = await import('sharp');
  sharp.concurrency(1);
  sharp.cache(false);
  return sharp;
}

async function image() {
  const sharp = await loadSharp();
  return [await picture(sharp, input, 'thumb'), await picture(sharp, input, 'view')];
}

async function pdf() {
  const sharp = await loadSharp();
  const { PDFiumLibrary } = await import('@hyzyla/pdfium');
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(await readFile(input));
  const copies = [];
  const count = Math.min(MAX_PAGES, document.getPageCount());
  for (let i = 0; i < count; i++) {
    const page = document.getPage(i);
    const { width, height } = page.getOriginalSize();
    // A page may claim to be kilometres wide; what is drawn stays within a screen.
    const scale = Math.min(2, 1600 / Math.max(width, height, 1));
    const { data, width: w, height: h } = await page.render({ scale, render: 'bitmap' });
    const raw = { raw: { width: w, height: h, channels: 4 } };
    if (i === 0)
      copies.push({ ...(await picture(sharp, data, 'thumb', raw)), tool: 'pdfium 2.1.13' });
    const one = await picture(sharp, data, `page-${i + 1}`, raw);
    copies.push({ ...one, tool: 'pdfium 2.1.13' });
  }
  document.destroy();
  library.destroy();
  return copies;
}

async function text() {
  const bytes = await readFile(input);
  const sixteen = bytes[0] === 0xff && bytes[1] === 0xfe;
  const decoded = new TextDecoder(sixteen ? 'utf-16le' : 'utf-8').decode(
    bytes.subarray(0, MAX_TEXT),
  );
  const file = path.join(output, 'text.txt');
  await writeFile(file, decoded);
  return [
    { kind: 'text', file, mediaType: 'text/plain', width: null, height: null, tool: 'utf-8' },
  ];
}

function maker() {
  if (/^image\/(png|jpeg|webp|gif|avif|tiff)$/.test(mediaType)) return image;
  if (mediaType === 'application/pdf') return pdf;
  // Markup is shown as the text it is; nothing of it is ever run.
  if (/^(text\/(plain|html)|application\/(json|xml)|image\/svg\+xml)$/.test(mediaType)) return text;
  return undefined;
}

/** Why a picture or document could not be copied, as a message key. */
function reasonOf(error) {
  const message = error instanceof Error ? error.message : String(error);
  if (/pixel limit/i.test(message)) return 'too_many_pixels';
  if (/password/i.test(message)) return 'encrypted';
  return 'unreadable';
}

async function main() {
  const make = maker();
  if (!make) return { failure: 'no_preview' };
  try {
    return { copies: await make() };
  } catch (error) {
    return { failure: reasonOf(error) };
  }
}

process.stdout.write(`${JSON.stringify(await main())}\n`);
