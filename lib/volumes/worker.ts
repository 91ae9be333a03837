import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { closeDatabase } from '@/db/client';
import { ItemFailure } from '@/lib/dossier/pages/item-failure';
import { closeClients } from '@/lib/storage/client';
import type { VolumeOrder } from './model';
import { previewedPages } from './pages/preview';
import { recordInput, renderVolume } from './render';
import { composition } from './schema';

// The process that makes one volume: its memory and its time are not those of the web server.
// Arguments: folder, order as JSON, and `preview` where some pages are to be seen, of the composition and
// from the item that lie in the folder. Lines of JSON on standard output: { step, done, total } while it
// works, then { made, used } with what it took, or { failure } with { item } where one item of the volume failed.

const say = (line: unknown) => process.stdout.write(`${JSON.stringify(line)}\n`);

const previewWanted = z.object({ composition, from: z.string().nullable() });

/** Milliseconds to end in order. */
const PATIENCE_MS = 1_500;

const abort = new AbortController();
process.once('SIGTERM', () => {
  abort.abort(new Error('cancelled'));
  // Not everything looks at the signal; all that is written lies in the folder, which goes.
  setTimeout(() => process.exit(1), PATIENCE_MS).unref();
});

const [folder = '', text = '{}', mode = ''] = process.argv.slice(2);
// Written by the job handler of the same software, from a validated order.
const order = JSON.parse(text) as VolumeOrder;
let last = 0;
const control = {
  folder,
  signal: abort.signal,
  progress(step: string, done: number, total: number) {
    const now = Date.now();
    if (now - last < 200 && done !== 0 && done !== total) return;
    last = now;
    say({ step, done, total });
  },
};

/** Sets pages of the volume without keeping anything, and leaves pictures of them in the folder. */
async function preview() {
  const text = await readFile(path.join(folder, 'preview.json'), 'utf8');
  const wanted = previewWanted.parse(JSON.parse(text));
  const { input, withDerivatives } = await recordInput(order, wanted.composition, control);
  const seen = await previewedPages(input, withDerivatives, wanted.from, folder);
  if (!seen) return null;
  const pictures: string[] = [];
  for (const [i, bytes] of seen.pictures.entries()) {
    const picture = path.join(folder, `page-${i + 1}.png`);
    await writeFile(picture, bytes);
    pictures.push(picture);
  }
  return { ...seen, pictures };
}

try {
  if (mode === 'preview') say({ preview: await preview() });
  else {
    const made = await renderVolume(order, control);
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    const processorMs = Math.round((userCPUTime + systemCPUTime) / 1000);
    say({ made, used: { memory: maxRSS * 1024, processorMs } });
  }
} catch (error) {
  const failure = error instanceof Error ? error.message : String(error);
  say({ failure, item: error instanceof ItemFailure ? error.item : null });
  process.exitCode = 1;
} finally {
  closeClients();
  await closeDatabase();
}
