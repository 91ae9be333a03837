import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { ledgerHead } from '@/db/schema/ledger';
import { command } from '@/lib/door/command';
import type { CaseState } from '@/lib/entries/state';
import { followProgram } from '@/lib/jobs/follow-program';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { inLane } from '@/lib/kernel/lane';
import { log } from '@/lib/kernel/log';
import { readCase } from '@/lib/review/queries/case-state';
import type { VolumeOrder } from '../model';
import { requireFitting } from '../queries/validity';
import { type Composition, previewVolumeInput } from '../schema';

/** Milliseconds after which a preview is given up, reading the record included. */
const LIMIT_MS = 60_000;
/** Megabytes of heap. */
const HEAP = 1024;

/** Pages of what would be made, as PNG in base 64. */
export type VolumePreview =
  /** `pages` of the whole file, and the number of the `first` shown; null where not all of it was set. */
  | { made: true; pages: number | null; first: number | null; pictures: string[] }
  /** `item` is what could not be composed; null where it took too long or too much. */
  | { made: false; item: string | null };

const line = z.union([
  z.object({
    preview: z
      .object({
        pages: z.number().nullable(),
        first: z.number().nullable(),
        pictures: z.array(z.string()),
      })
      .nullable(),
  }),
  z.object({ failure: z.string(), item: z.string().nullable() }),
]);

/**
 * Shows pages of a volume as it would be made of the ledger as it stands, from an item of it on, by the same
 * composers in a process with limits. Nothing is kept. Throws INVALID as a request for the volume would,
 * and where the item is not printed.
 */
export const previewVolume = command({
  name: 'volume.preview',
  action: 'dossier.export',
  input: previewVolumeInput,
  async prepare({ grant, input, read }): Promise<VolumePreview> {
    const { caseId } = grant;
    const size = await read(async (tx) => {
      const [head] = await tx
        .select({ size: ledgerHead.size })
        .from(ledgerHead)
        .where(eq(ledgerHead.caseId, caseId));
      return head?.size ?? 0;
    });
    if (size < 1) throw new AppError('NOT_FOUND');
    const { state } = await readCase(caseId, size);
    requireFitting(input.composition, state);
    requirePrinted(input.from, input.composition, state);
    const composition = { sha256: '0'.repeat(64), bytes: 0 };
    const order = { dossierId: newId('dossier'), number: 1, caseId, size, composition };
    // One at a time: a preview must not take the processor from those who work.
    return inLane('volume preview', () => drawn(order, input));
  },
  async run({ prepared }) {
    return { answer: prepared, unrecorded: 'a look at what is not asked for yet' };
  },
});

/** Throws INVALID where the item that pages are wanted from is not printed. */
function requirePrinted(
  from: string | null,
  { parts, withheld }: Composition,
  { exhibits, prompts }: Pick<CaseState, 'exhibits' | 'prompts'>,
): void {
  const items: readonly string[] = [...parts, ...exhibits.keys(), ...prompts.keys()];
  const isBack = withheld.some(({ kind, id }) => kind === 'exhibit' && id === from);
  if (from !== null && (isBack || !items.includes(from)))
    throw new AppError('INVALID', { fields: { from: 'unknown_record' } });
}

async function drawn(
  order: VolumeOrder,
  wanted: Pick<z.output<typeof previewVolumeInput>, 'composition' | 'from'>,
): Promise<VolumePreview> {
  const folder = await mkdtemp(path.join(tmpdir(), 'chirograph-preview-'));
  try {
    await writeFile(path.join(folder, 'preview.json'), JSON.stringify(wanted));
    const said = await ran(folder, order);
    if (!said) return { made: false, item: null };
    if ('failure' in said) {
      if (said.item === null) log.error({ failure: said.failure }, 'a preview failed');
      return { made: false, item: said.item };
    }
    if (!said.preview) return { made: false, item: null };
    const pictures: string[] = [];
    for (const file of said.preview.pictures) pictures.push(await readFile(file, 'base64'));
    return { made: true, ...said.preview, pictures };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the worker said last; nothing where it was stopped at its limits, died or could not start. */
async function ran(folder: string, order: VolumeOrder): Promise<z.output<typeof line> | null> {
  let last: z.output<typeof line> | null = null;
  const args = [folder, JSON.stringify(order), 'preview'];
  const take = (said: z.output<typeof line>) => {
    last = said;
  };
  await followProgram({ script: 'volume-worker.mjs', args, heap: HEAP }, line, take, {
    limit: LIMIT_MS,
  }).catch(() => {});
  return last;
}
