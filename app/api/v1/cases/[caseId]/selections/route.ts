import { methods } from '@/lib/api/methods';
import { listSelections, recordSelectionOperation } from '@/lib/api/operations/runs';
import { replied, serve } from '@/lib/api/serve';
import { recordSelection } from '@/lib/runs/commands/record-selection';
import { loadSelections } from '@/lib/runs/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(listSelections, async ({ caller, input }) =>
    Response.json(await loadSelections(caller, input)),
  ),
  POST: serve(recordSelectionOperation, async ({ caller, input }) =>
    replied(recordSelectionOperation, await recordSelection(caller, input)),
  ),
});
