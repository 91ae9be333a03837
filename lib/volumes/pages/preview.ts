import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';
import { exhibitPlace } from '@/lib/dossier/pages/material';
import { promptPlace } from '@/lib/dossier/pages/prompt/setting';
import { composeInFiles } from '@/lib/dossier/pdf/files/compose-in-files';
import { setFirstPages } from '@/lib/dossier/pdf/files/set-first-pages';
import type { CaseState } from '@/lib/entries/state';
import { APART_PARTS } from '../model';
import type { Composition } from '../schema';
import { composeFrom, composeWhole, hasApart, paperOrder } from './compose-volume';
import { previewFurnishing } from './furnishing';
import { Patience } from './patience';
import { placeExhibits } from './placing';
import { PLACES } from './prc/part';
import { paperFacts, type VolumeInput, type VolumeRole } from './set-up';
import { partPlace } from './us/part';

/** Pages shown of a volume that is not asked for yet, and how large: pixels a point. */
const PREVIEW_PAGES = 6;
const SCALE = 1.25;

/** Milliseconds in which all of a volume must be set; and, where it is not, the pages that are shown. */
const TIMES = { whole: 12_000, shown: 15_000 };

/** The input of papers with derivatives made by these redactions, and by no others. */
export type WithDerivatives = (
  redactions: Composition['redactions'],
  signal: AbortSignal,
) => Promise<VolumeInput>;

/** Pages of a volume that is not asked for yet. */
export type Previewed = {
  /** Pages of the whole file; null where not all was set in time, and no page has its number. */
  pages: number | null;
  /** Number of the first page shown; null likewise. */
  first: number | null;
  /** PNG. */
  pictures: Uint8Array[];
};

/**
 * Sets a volume and draws its pages from an item on, a part, an exhibit or a prompt, or from its beginning.
 * Where all of it cannot be set in time, only the pages shown are, without numbers: what comes before them
 * is not known then. Null where not even one was set in time. Throws an ItemFailure naming an item that
 * cannot be composed.
 */
export async function previewedPages(
  input: VolumeInput,
  withDerivatives: WithDerivatives,
  from: string | null,
  folder: string,
  times = TIMES,
): Promise<Previewed | null> {
  return (
    (await fromWhole(input, withDerivatives, from, folder, times.whole)) ??
    (await fromThere(input, withDerivatives, from, folder, times.shown))
  );
}

/** Work within a time; null where the time is over before it is done. */
async function inTime(
  { signal }: VolumeInput,
  ms: number,
  work: (patience: Patience) => Promise<Previewed | null>,
): Promise<Previewed | null> {
  const patience = new Patience(ms, signal);
  try {
    return await work(patience);
  } catch (error) {
    if (patience.isOver) return null;
    throw error;
  } finally {
    patience.end();
  }
}

/** Sets everything; null where the time is over before that. */
function fromWhole(
  input: VolumeInput,
  withDerivatives: WithDerivatives,
  from: string | null,
  folder: string,
  ms: number,
): Promise<Previewed | null> {
  return inTime(input, ms, async (patience) => {
    const all = await withDerivatives(input.composition.redactions, patience.signal);
    const hurried = patience.hurried(all);
    const role = roleOf(input, from);
    const order = paperOrder(hurried, role, folder, (doc) => composeWhole(hurried, role, doc));
    const beforePage = () => patience.check();
    // One file, whatever the limit: pages are looked at, not files.
    const made = await composeInFiles({
      ...order,
      limitBytes: null,
      pdf: { ...order.pdf, beforePage },
    });
    const [file] = made.files;
    if (!file) throw new Error('nothing was composed');
    const place = from === null ? null : placeOf(input, from);
    const first = place === null ? 1 : (made.placeOf(place)?.first ?? 1);
    return { pages: file.pages, first, pictures: await drawn(file.path, first, file.pages) };
  });
}

/** Sets the pages shown and no others; null where not one was set in time. */
function fromThere(
  input: VolumeInput,
  withDerivatives: WithDerivatives,
  from: string | null,
  folder: string,
  ms: number,
): Promise<Previewed | null> {
  return inTime(input, ms, async (patience) => {
    const near = await withDerivatives(redactionsNear(input, from), patience.signal);
    const hurried = patience.hurried(near);
    const role = roleOf(input, from);
    const compose = composeFrom.bind(null, from, hurried, role);
    const order = paperOrder(hurried, role, folder, compose);
    const file = path.join(folder, 'first-pages.pdf');
    const pages = await setFirstPages({
      pdf: { ...order.pdf, beforePage: () => patience.look() },
      compose,
      furnishing: () => previewFurnishing(paperFacts(input, role), role),
      file,
      most: PREVIEW_PAGES,
      enough: patience.signal,
    });
    if (pages === 0) return null;
    return { pages: null, first: null, pictures: await drawn(file, 1, pages) };
  });
}

/** The paper that an item stands in. */
function roleOf(input: VolumeInput, from: string | null): VolumeRole {
  if (from === null || !hasApart(input)) return 'volume';
  const isApart = input.material.state.exhibits.get(from)?.class === 'E' || APART_PARTS.has(from);
  return isApart ? 'recreations' : 'volume';
}

/** Name of the place where an item stands. */
function placeOf({ material, composition }: VolumeInput, from: string): string {
  const { exhibits, prompts }: CaseState = material.state;
  const [exhibit, prompt] = [exhibits.get(from), prompts.get(from)];
  if (exhibit) return exhibitPlace(exhibit);
  if (prompt) return promptPlace(prompt.number);
  const places: Record<string, string> = PLACES;
  return composition.forum === 'prc' ? (places[from] ?? from) : partPlace(from as never);
}

/** Redactions of the exhibits that pages from an item on can show: each begins a page of its own. */
function redactionsNear({ material, composition }: VolumeInput, from: string | null) {
  const placed = placeExhibits(material.state, composition).filter(
    ({ fate }) => fate !== 'withheld',
  );
  const at = Math.max(
    0,
    placed.findIndex(({ state }) => state.id === from),
  );
  const near = new Set(placed.slice(at, at + PREVIEW_PAGES).map(({ state }) => state.id));
  return composition.redactions.filter(({ exhibit }) => near.has(exhibit));
}

/** So many pages of a composed file from that one on as PNG, drawn by PDFium from the very file. */
async function drawn(file: string, first: number, pages: number): Promise<Uint8Array[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(await readFile(file));
  try {
    const pictures: Uint8Array[] = [];
    const last = Math.min(pages, first - 1 + PREVIEW_PAGES);
    for (let i = first - 1; i < last; i++) {
      const page = await document.getPage(i).render({ scale: SCALE, render: 'bitmap' });
      const raw = { width: page.width, height: page.height, channels: 4 as const };
      const png = await sharp(page.data, { raw }).flatten().png({ palette: true }).toBuffer();
      pictures.push(new Uint8Array(png));
    }
    return pictures;
  } finally {
    document.destroy();
    library.destroy();
  }
}
