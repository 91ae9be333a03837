import { methods } from '@/lib/api/methods';
import { listModifications, recordModificationOperation } from '@/lib/api/operations/runs';
import { replied, serve } from '@/lib/api/serve';
import { recordModification } from '@/lib/runs/commands/record-modification';
import { loadModifications } from '@/lib/runs/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(listModifications, async ({ caller, input }) =>
    Response.json(await loadModifications(caller, input)),
  ),
  POST: serve(recordModificationOperation, async ({ caller, input }) =>
    replied(recordModificationOperation, await recordModification(caller, input)),
  ),
});
