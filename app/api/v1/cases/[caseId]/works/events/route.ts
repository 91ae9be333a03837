import { methods } from '@/lib/api/methods';
import { listWorkEvents } from '@/lib/api/operations/runs';
import { serve } from '@/lib/api/serve';
import { loadWorkEvents } from '@/lib/runs/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(listWorkEvents, async ({ caller, input }) =>
    Response.json(await loadWorkEvents(caller, input)),
  ),
});
