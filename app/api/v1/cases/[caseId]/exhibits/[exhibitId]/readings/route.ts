import { methods } from '@/lib/api/methods';
import { getReadings, readAgainOperation } from '@/lib/api/operations/exhibits';
import { replied, serve } from '@/lib/api/serve';
import { readAgain } from '@/lib/exhibits/commands/read-again';
import { loadReadings } from '@/lib/exhibits/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(getReadings, async ({ caller, input }) =>
    Response.json(await loadReadings(caller, input)),
  ),
  POST: serve(readAgainOperation, async ({ caller, input }) =>
    replied(readAgainOperation, await readAgain(caller, input)),
  ),
});
