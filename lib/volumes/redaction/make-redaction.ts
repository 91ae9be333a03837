import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { isPdfEnd, PDF_END } from '@/lib/dossier/pdf/foreign/pdf-end';
import { rasterPicture } from '@/lib/dossier/pdf/images/raster-picture';
import { sha256Hex } from '@/lib/kernel/digest';
import {
  DRAWN_PICTURES,
  type Drawn,
  type DrawOptions,
  drawFile,
  type Raster,
} from '@/lib/previews/raster';
import { isMarkedGenerated } from '@/lib/records/generated-mark';
import { readRecords } from '@/lib/records/read';
import type { Reading } from '@/lib/records/reading';
import { AI_MARK } from '@/scripts/workers/ai-mark.mjs';
import { labelPacket } from './label-packet';
import {
  type Area,
  MOST_PAGES,
  REDACTION,
  type RedactionMarks,
  type RedactionResult,
} from './marks';
import { PagePictures } from './page-pictures';
import { redactText } from './redacted-text';
import { fill, isOpaque, markGenerated, pixelsOf, type Samples } from './samples';

export type RedactionOptions = Pick<DrawOptions, 'limits' | 'signal'> & {
  /** Where the original and samples of it lie meanwhile; the system's folder by default. */
  folder?: string;
};

/** Files that are text. What a browser would run or render becomes plain text. */
const TEXTS = /^(text\/|application\/(json|xml|xhtml\+xml)|image\/svg\+xml)/;
const MOST_TEXT_BYTES = 32 * 1024 ** 2;

/**
 * Makes a derivative of an original from which what is marked is gone: not covered, but no longer there, in
 * samples, text and metadata alike. Pictures are decoded, filled and coded anew; PDFs become pictures of
 * their pages; spans of a text become blocks of one width. A label of generated content stays, and is seen.
 * Decoders run in processes with limits. Rejects where `signal` aborts; whatever the file does is an
 * answer with a reason.
 */
export async function makeRedaction(
  original: Uint8Array,
  mediaType: string,
  marks: RedactionMarks,
  options: RedactionOptions = {},
): Promise<RedactionResult> {
  if (original.length === 0) return refused('empty');
  if (marks.areas.length + marks.spans.length === 0) return refused('nothing_marked');
  if (TEXTS.test(mediaType)) {
    if (marks.areas.length > 0) return refused('areas_in_text');
    return redactedText(original, marks);
  }
  const isPdf = mediaType === 'application/pdf';
  if (!isPdf && !DRAWN_PICTURES.test(mediaType)) return refused('no_preview');
  if (marks.spans.length > 0) return refused('spans_in_picture');
  if (marks.areas.some(({ page }) => (page === null) === isPdf)) return refused('outside');
  if (isPdf && !hasEnd(original)) return refused('truncated');
  const folder = await mkdtemp(path.join(options.folder ?? tmpdir(), 'chirograph-redaction-'));
  try {
    const file = path.join(folder, 'original');
    await writeFile(file, original);
    const redact = isPdf ? redactedPdf : redactedPicture;
    return await redact(original, { file, mediaType, folder }, marks.areas, options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const refused = (reason: Extract<RedactionResult, { ok: false }>['reason']): RedactionResult => ({
  ok: false,
  reason,
});

const hasEnd = (bytes: Uint8Array) =>
  isPdfEnd(Buffer.from(bytes.subarray(-PDF_END)).toString('latin1'));

type Work = { file: string; mediaType: string; folder: string };

async function redactedText(
  original: Uint8Array,
  { spans }: RedactionMarks,
): Promise<RedactionResult> {
  if (original.length > MOST_TEXT_BYTES) return refused('too_large');
  const text = decoded(original);
  if (text === null) return refused('not_text');
  const made = redactText(text, spans);
  if (!made.ok) return made;
  const bytes = Buffer.from(made.text, 'utf8');
  const before = await readRecords(original);
  const after = await readRecords(bytes);
  const generated = isMarkedGenerated(before);
  if (labelsOf(before) !== labelsOf(after) || generated !== isMarkedGenerated(after))
    return refused('label_marked');
  return {
    ok: true,
    bytes,
    mediaType: 'text/plain',
    ...digests(original, bytes),
    tool: REDACTION,
    areas: 0,
    places: made.places,
    pages: [],
    generated,
    repeated: made.repeated,
  };
}

/** Names and values of the labels of generated content in a text. */
const labelsOf = ({ statements }: Reading): string =>
  JSON.stringify(
    statements
      .filter(({ reader }) => reader === 'aigc-label')
      .flatMap(({ labels }) => labels.map(({ name, value }) => [name, value])),
  );

/** The text as editors and papers count it; null where bytes are no UTF-8 and no marked UTF-16. */
function decoded(bytes: Uint8Array): string | null {
  const mark = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : null;
  const encoding = mark ?? (bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8');
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

async function redactedPicture(
  original: Uint8Array,
  { file, mediaType, folder }: Work,
  areas: readonly Area[],
  options: RedactionOptions,
): Promise<RedactionResult> {
  let samples: Raster | undefined;
  const drawn = await drawFile(
    file,
    mediaType,
    folder,
    (raster) => {
      samples = raster;
    },
    options,
  );
  if (!drawn.ok) return drawn;
  if (!samples) return refused('worker_died');
  const { label, tool } = drawn;
  if (fillAll(samples, areas, [1, 1]) < areas.length) return refused('outside');
  if (label.generated) markGenerated(samples);
  const bytes = await png(samples, label.fields ? labelPacket(label.fields) : null);
  return {
    ok: true,
    bytes,
    mediaType: 'image/png',
    ...digests(original, bytes),
    tool: named(tool, label.generated),
    areas: areas.length,
    places: 0,
    pages: [],
    generated: label.generated,
    repeated: 0,
  };
}

async function redactedPdf(
  original: Uint8Array,
  { file, mediaType, folder }: Work,
  areas: readonly Area[],
  options: RedactionOptions,
): Promise<RedactionResult> {
  const pages = new PagePictures();
  let filled = 0;
  const take = async (raster: Raster, { generated }: Drawn['label']) => {
    const points = raster.points ?? [raster.width, raster.height];
    const own = areas.filter(({ page }) => page === raster.page);
    const scale = [raster.width / points[0], raster.height / points[1]] as const;
    filled += fillAll(raster, own, scale);
    if (generated) markGenerated(raster);
    pages.add(await rasterPicture(raster), points);
  };
  const drawn = await drawFile(file, mediaType, folder, take, {
    ...options,
    mostPages: MOST_PAGES,
  });
  if (!drawn.ok) return drawn;
  if (filled < areas.length) return refused('outside');
  const { label, tool } = drawn;
  const bytes = pages.finish(label.fields ? labelPacket(label.fields) : null);
  return {
    ok: true,
    bytes,
    mediaType: 'application/pdf',
    ...digests(original, bytes),
    tool: named(tool, label.generated),
    areas: areas.length,
    places: 0,
    pages: [...new Set(areas.map(({ page }) => page ?? 0))].sort((a, b) => a - b),
    generated: label.generated,
    repeated: 0,
  };
}

/** Fills what of the areas lies in the picture, and says how many do. */
function fillAll(
  samples: Samples,
  areas: readonly Area[],
  scale: readonly [number, number],
): number {
  let filled = 0;
  for (const { region } of areas) {
    const pixels = pixelsOf(region, scale, samples);
    if (!pixels) continue;
    fill(samples, pixels);
    filled++;
  }
  return filled;
}

/** Codes samples without any metadata but the packet. */
async function png(samples: Samples, packet: string | null): Promise<Uint8Array> {
  const { width, height, rgba } = samples;
  const whole = sharp(rgba, { raw: { width, height, channels: 4 }, limitInputPixels: false });
  const image = (isOpaque(samples) ? whole.removeAlpha() : whole).png();
  return (packet ? image.withXmp(packet) : image).toBuffer();
}

const digests = (original: Uint8Array, bytes: Uint8Array) => ({
  sha256: sha256Hex(bytes),
  parentSha256: sha256Hex(original),
});

const named = (tool: string, generated: boolean) =>
  [REDACTION, tool, ...(generated ? [AI_MARK] : [])].join(', ');
