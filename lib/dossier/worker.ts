import { closeDatabase } from '@/db/client';
import { closeClients } from '@/lib/storage/client';
import type { DossierOrder } from './model';
import { ItemFailure } from './pages/item-failure';
import { renderDossier } from './render';

// The process that makes one export: its memory and its time are not those of the web server.
// Arguments: folder, order as JSON. Lines of JSON on standard output: { step, done, total } while it
// works, then { made }, or { failure } with { item } where one item of the export failed.

const say = (line: unknown) => process.stdout.write(`${JSON.stringify(line)}\n`);

const abort = new AbortController();
process.once('SIGTERM', () => abort.abort(new Error('cancelled')));

const [folder = '', text = '{}'] = process.argv.slice(2);
// Written by the job handler of the same software, from a validated order.
const order = JSON.parse(text) as DossierOrder;
let last = 0;
try {
  const made = await renderDossier(order, {
    folder,
    signal: abort.signal,
    progress(step, done, total) {
      const now = Date.now();
      if (now - last < 200 && done !== 0 && done !== total) return;
      last = now;
      say({ step, done, total });
    },
  });
  say({ made });
} catch (error) {
  const failure = error instanceof Error ? error.message : String(error);
  say({ failure, item: error instanceof ItemFailure ? error.item : null });
  process.exitCode = 1;
} finally {
  closeClients();
  await closeDatabase();
}
