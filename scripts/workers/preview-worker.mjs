// @ts-check
// Makes working copies of one hostile file, in a process of its own that may be killed at any moment.
// Argument: JSON { input, output, mediaType, check }, the last a module that knows labels of generated
// content. Answers line by line on standard output with JSON:
// { pages } once known, { copy: { kind, file, mediaType, width, height, tool } } as soon as each is
// written, and at the end { done: true } or { failure }. Reads nothing but the input file, writes
// nothing but files in the output folder.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { AI_MARK, aiMark } from './ai-mark.mjs';
import {
  allowDecoder,
  drawPage,
  openPdf,
  openPicture,
  reasonOf,
  say,
  sharpTool,
} from './hostile-file.mjs';

const MAX_PAGES = 10;
/** Longest side in pixels of what is made. */
const SIDE = { view: 1280, thumb: 320, page: 1600 };
const WEBP = { quality: 86 };
/** A generation label larger than this is not carried over. */
const MAX_LABEL = 64 * 1024;

/** @type {{ input: string, output: string, mediaType: string, check: string }} */
const { input, output, mediaType, check } = JSON.parse(process.argv[2] ?? '{}');
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
  const original = openPicture(input);
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

/** The first pages of a PDF, and a small one of the first. Scripts in it are not run: none can be. */
async function pdf() {
  const { document, pages, pdfium } = await openPdf(input);
  say({ pages });
  for (let i = 0; i < Math.min(MAX_PAGES, pages); i++) {
    const { data, raw } = await drawPage(document.getPage(i), { longest: SIDE.page, most: 4 });
    const tool = `${pdfium}, page ${i + 1} of ${pages}`;
    if (i === 0) {
      const small = { width: SIDE.thumb, height: SIDE.thumb };
      await keep(
        'thumb',
        sharp(data, { raw })
          .resize({ ...small, fit: 'inside' })
          .webp(WEBP),
        'webp',
        tool,
      );
    }
    await keep(`page-${i + 1}`, sharp(data, { raw }).removeAlpha().png(), 'png', tool);
  }
}

const isPicture = allowDecoder(mediaType);
try {
  if (isPicture) await image();
  else if (mediaType === 'application/pdf') await pdf();
  else throw new Error(`no copies are made of ${mediaType}`);
  say({ done: true });
} catch (error) {
  console.error(error);
  say({ failure: reasonOf(error) });
}
