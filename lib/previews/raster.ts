import { readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { log } from '@/lib/kernel/log';
import { NO_COPY_REASONS, type NoCopyReason } from './copies';
import { type Limits, runLimited } from './limited-process';

/** Samples of a picture, or of a page of a PDF, as a reader sees it. */
export type Raster = {
  /** From 1; 0 for a picture. */
  page: number;
  width: number;
  height: number;
  /** Size of the page in points, width first; null for a picture. */
  points: readonly [number, number] | null;
  /** Whether the page holds text. */
  text: boolean;
  /** Eight bits a sample, red, green, blue and opacity, row by row. */
  rgba: Uint8Array;
};

/** What a file is, as far as drawing it tells. */
export type Drawn = {
  /** Pages of the file; 1 for a picture. */
  pages: number;
  label: { generated: boolean; fields: Record<string, string> | null };
  /** Decoder with its version. */
  tool: string;
};

export type DrawnResult = ({ ok: true } & Drawn) | { ok: false; reason: NoCopyReason };

export type DrawOptions = {
  /** Pixels of the longest side of a page at most. */
  longest?: number;
  /** Pixels a point; 150 dots an inch by default. */
  dots?: number;
  /** First and last page drawn, from 1; all of them by default. */
  firstPage?: number;
  lastPage?: number;
  /** Pages above which nothing more is drawn and the file is refused as too large. */
  mostPages?: number;
  limits?: Partial<Limits>;
  signal?: AbortSignal | undefined;
};

/** Types of pictures that are decoded here. */
export const DRAWN_PICTURES = /^image\/(png|jpeg|webp|gif|avif|tiff)$/;

/** Largest file that is drawn, in bytes. */
export const MOST_DRAWN_BYTES = 256 * 1024 ** 2;
/** What a process may use for a picture or for a few pages. */
const LIMITS: Limits = { timeMs: 60_000, memory: 1536 * 1024 ** 2, fileBytes: 512 * 1024 ** 2 };
/** Pages of one process, so that samples never fill a disk. */
const AT_ONCE = 8;
const DOTS = 150 / 72;
const LONGEST = 4000;

const line = z.union([
  z.strictObject({
    label: z.strictObject({
      generated: z.boolean(),
      fields: z.record(z.string().max(300), z.string().max(20_000)).nullable(),
    }),
  }),
  z.strictObject({ pages: z.number().int().min(1).max(100_000) }),
  z.strictObject({
    raster: z.strictObject({
      page: z.number().int().min(0),
      file: z.string(),
      width: z.number().int().min(1).max(100_000),
      height: z.number().int().min(1).max(100_000),
      points: z.tuple([z.number().positive(), z.number().positive()]).nullable(),
      text: z.boolean(),
    }),
  }),
  z.strictObject({ done: z.literal(true), tool: z.string().max(200) }),
  z.strictObject({ failure: z.enum(NO_COPY_REASONS) }),
]);

/**
 * Draws a picture or the pages of a PDF and hands them over one after another; `folder` holds samples for
 * as long as it takes. Decoders run in processes with limits of time and memory, a few pages each; whatever
 * the file does to them is an answer with a reason. Pages handed over before a failure were drawn. Throws
 * where `signal` aborts or `take` does.
 */
export async function drawFile(
  file: string,
  mediaType: string,
  folder: string,
  take: (raster: Raster, label: Drawn['label']) => void | Promise<void>,
  options: DrawOptions = {},
): Promise<DrawnResult> {
  const { size } = await stat(file);
  if (size === 0) return { ok: false, reason: 'empty' };
  if (mediaType !== 'application/pdf' && !DRAWN_PICTURES.test(mediaType))
    return { ok: false, reason: 'no_preview' };
  if (size > MOST_DRAWN_BYTES) return { ok: false, reason: 'too_large' };
  let from = options.firstPage ?? 1;
  for (;;) {
    const drawn = await drawSome(file, mediaType, folder, from, options);
    try {
      if ('reason' in drawn) return { ok: false, reason: drawn.reason };
      if (drawn.pages > (options.mostPages ?? drawn.pages))
        return { ok: false, reason: 'too_large' };
      for (const { file: samples, ...facts } of drawn.rasters) {
        const rgba = await readFile(samples);
        if (rgba.length !== 4 * facts.width * facts.height)
          return { ok: false, reason: 'worker_died' };
        await take({ ...facts, rgba }, drawn.label);
      }
      from += AT_ONCE;
      const { pages, label, tool } = drawn;
      if (from > Math.min(pages, options.lastPage ?? pages))
        return { ok: true, pages, label, tool };
    } finally {
      for (const { file: samples } of drawn.rasters) await rm(samples, { force: true });
    }
  }
}

type Told = { page: number; file: string } & Omit<Raster, 'rgba'>;

async function drawSome(
  file: string,
  mediaType: string,
  folder: string,
  from: number,
  { limits, signal, longest = LONGEST, dots = DOTS, lastPage }: DrawOptions,
): Promise<{ rasters: Told[] } & (Drawn | { reason: NoCopyReason })> {
  const to = Math.min(from + AT_ONCE - 1, lastPage ?? Number.MAX_SAFE_INTEGER);
  const check = path.join(process.cwd(), '.cache/generated-label.mjs');
  const request = { input: file, output: folder, mediaType, check, from, to, dots, longest };
  const rasters: Told[] = [];
  const said: { pages: number; label: Drawn['label'] | null; tool: string | null } = {
    pages: 0,
    label: null,
    tool: null,
  };
  let reason: NoCopyReason = 'worker_died';
  const { ending, complaint } = await runLimited(
    // A plain program, run as it lies there; a bundler would otherwise take it for its own.
    path.join(process.cwd(), 'scripts/workers/raster-worker.mjs'),
    JSON.stringify(request),
    { ...LIMITS, ...limits },
    {
      signal,
      onLine(text) {
        const told = parsed(text);
        if (!told) return;
        if ('label' in told) said.label = told.label;
        if ('pages' in told) said.pages = told.pages;
        if ('done' in told) said.tool = told.tool;
        if ('failure' in told) reason = told.failure;
        // It may have been taken over by what it decodes; it names each page once, in its own folder.
        const isExpected =
          'raster' in told &&
          path.dirname(told.raster.file) === folder &&
          told.raster.page === (mediaType === 'application/pdf' ? from + rasters.length : 0);
        if (isExpected) rasters.push(told.raster);
      },
    },
  );
  if (ending === 'stopped') signal?.throwIfAborted();
  const { pages, label, tool } = said;
  const isPdf = mediaType === 'application/pdf';
  const expected = isPdf ? Math.max(0, Math.min(to, pages) - from + 1) : 1;
  if (ending === 'ended' && label && tool !== null && rasters.length === expected)
    return { rasters, pages, label, tool };
  if (ending === 'time_limit' || ending === 'memory_limit') reason = ending;
  log.info({ reason, mediaType, complaint }, 'drawing');
  return { rasters, reason };
}

function parsed(text: string): z.infer<typeof line> | null {
  try {
    return line.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
