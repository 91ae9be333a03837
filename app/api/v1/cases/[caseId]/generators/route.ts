import { methods } from '@/lib/api/methods';
import { listGenerators, recordGeneratorOperation } from '@/lib/api/operations/runs';
import { replied, serve } from '@/lib/api/serve';
import { recordGenerator } from '@/lib/runs/commands/record-generator';
import { loadGenerators } from '@/lib/runs/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(listGenerators, async ({ caller, input }) =>
    Response.json(await loadGenerators(caller, input)),
  ),
  POST: serve(recordGeneratorOperation, async ({ caller, input }) =>
    replied(recordGeneratorOperation, await recordGenerator(caller, input)),
  ),
});
