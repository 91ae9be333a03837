import { methods } from '@/lib/api/methods';
import { readWorksheet } from '@/lib/api/operations/desk';
import { serve } from '@/lib/api/serve';
import { loadWorksheet } from '@/lib/desk/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(readWorksheet, async ({ caller, input }) =>
    Response.json(await loadWorksheet(caller, input)),
  ),
});
