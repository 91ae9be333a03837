import { methods } from '@/lib/api/methods';
import { getOverview } from '@/lib/api/operations/cases';
import { serve } from '@/lib/api/serve';
import { loadOverview } from '@/lib/cases/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(getOverview, async ({ caller, input }) =>
    Response.json(await loadOverview(caller, input)),
  ),
});
