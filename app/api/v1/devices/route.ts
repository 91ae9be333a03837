import { methods } from '@/lib/api/methods';
import { listDevices } from '@/lib/api/operations/prompts';
import { serve } from '@/lib/api/serve';
import { loadDevices } from '@/lib/prompts/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(listDevices, async ({ caller, input }) =>
    Response.json(await loadDevices(caller, input)),
  ),
});
