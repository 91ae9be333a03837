import { createWriteStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import sharp from 'sharp';
import { isPdfEnd, PDF_END } from '@/lib/dossier/pdf/foreign/pdf-end';
import { AppError } from '@/lib/kernel/errors';
import type { NoCopyReason } from '@/lib/previews/copies';
import type { Limits } from '@/lib/previews/limited-process';
import { type Drawn, drawFile, MOST_DRAWN_BYTES, type Raster } from '@/lib/previews/raster';
import { Turns } from '@/lib/previews/turns';
import { objectKey, readObject } from '@/lib/storage/objects';
import type { SheetRefusal } from '../model';
import { MOST_PAGES } from './marks';
import { markGenerated, type Samples } from './samples';

/** A page of a PDF to mark areas on; areas are points from the top left of what is seen here. */
export type Sheet = {
  /** From 1, and of how many. */
  page: number;
  pages: number;
  /** Points, as a reader shows the page: cropped and turned. */
  width: number;
  height: number;
  /** WebP of the whole page. */
  picture: Uint8Array;
};

export type SheetResult = { ok: true; sheet: Sheet } | { ok: false; reason: SheetRefusal };

/** Pixels of the longest side: twice the width of a screen's column is still sharp. */
const LONGEST = 2000;
/** Somebody waits for the page, so that it may take less than a derivative. */
const LIMITS: Partial<Limits> = { timeMs: 20_000, memory: 1024 ** 3 };

/** What a person is told; all that is not here is a matter of this machine. */
const REFUSALS: Partial<Record<NoCopyReason, SheetRefusal>> = {
  encrypted: 'encrypted',
  empty: 'damaged',
  unreadable: 'damaged',
  too_large: 'too_large',
  fonts_missing: 'fonts_missing',
  time_limit: 'too_much',
  memory_limit: 'too_much',
  too_many_pixels: 'too_much',
  no_preview: 'no_pdf',
  object_missing: 'object_missing',
};

/**
 * Draws one page of a PDF in a file, in a process with limits; `folder` holds samples meanwhile. The page is
 * drawn by what makes the derivative, in the same points, so that an area marked on it lies there in the
 * same place. What the derivative would be refused for is refused here. Null where there is no such page.
 */
export async function drawSheet(
  file: string,
  page: number,
  folder: string,
  limits: Partial<Limits> = {},
): Promise<SheetResult | null> {
  if (!(await hasEnd(file))) return { ok: false, reason: 'truncated' };
  const taken: Omit<Sheet, 'pages'>[] = [];
  const take = async (raster: Raster, { generated }: Drawn['label']) => {
    if (generated) markGenerated(raster);
    const [width, height] = raster.points ?? [raster.width, raster.height];
    taken.push({ page: raster.page, width, height, picture: await coded(raster) });
  };
  const drawn = await drawFile(file, 'application/pdf', folder, take, {
    longest: LONGEST,
    firstPage: page,
    lastPage: page,
    mostPages: MOST_PAGES,
    limits: { ...LIMITS, ...limits },
  });
  if (!drawn.ok) return { ok: false, reason: REFUSALS[drawn.reason] ?? 'not_made' };
  const [one] = taken;
  return one ? { ok: true, sheet: { ...one, pages: drawn.pages } } : null;
}

async function hasEnd(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const end = Buffer.alloc(Math.min(PDF_END, size));
    await handle.read(end, 0, end.length, size - end.length);
    return isPdfEnd(end.toString('latin1'));
  } finally {
    await handle.close();
  }
}

function coded({ width, height, rgba }: Samples): Promise<Uint8Array> {
  return sharp(rgba, { raw: { width, height, channels: 4 } })
    .flatten({ background: '#fff' })
    .webp({ quality: 85 })
    .toBuffer();
}

const holder = globalThis as typeof globalThis & { chirographSheetTurns?: Turns };

/** One page at a time: whoever turns pages must not take the machine from those who work. */
function turns(): Turns {
  holder.chirographSheetTurns ??= new Turns(1, 8);
  return holder.chirographSheetTurns;
}

/**
 * Draws one page of a PDF of a case. Null where there is no such page. Throws UNAVAILABLE where the store
 * cannot be reached or too many wait (`previews_busy`).
 */
export async function sheetOf(
  original: { caseId: string; sha256: string; bytes: number },
  page: number,
): Promise<SheetResult | null> {
  if (original.bytes > MOST_DRAWN_BYTES) return { ok: false, reason: 'too_large' };
  return turns().run(async () => {
    // A name that previews clear away where a process was killed over it.
    const folder = await mkdtemp(path.join(tmpdir(), 'chirograph-preview-'));
    try {
      const file = path.join(folder, 'original');
      const { stream } = await readObject(objectKey(original.caseId, original.sha256));
      await pipeline(stream, createWriteStream(file));
      return await drawSheet(file, page, folder);
    } catch (error) {
      if (error instanceof AppError && error.code === 'NOT_FOUND')
        return { ok: false, reason: 'object_missing' };
      throw error;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}
