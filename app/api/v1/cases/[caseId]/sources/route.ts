import { methods } from '@/lib/api/methods';
import { listSources, openSourceOperation } from '@/lib/api/operations/sources';
import { replied, serve } from '@/lib/api/serve';
import { openSource } from '@/lib/capture/commands/manage-source';
import { loadSources } from '@/lib/capture/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(listSources, async ({ caller, input }) =>
    Response.json(await loadSources(caller, input)),
  ),
  POST: serve(openSourceOperation, async ({ caller, input }) =>
    replied(openSourceOperation, await openSource(caller, input)),
  ),
});
