import { methods } from '@/lib/api/methods';
import { getImport } from '@/lib/api/operations/imports';
import { serve } from '@/lib/api/serve';
import { loadImport } from '@/lib/imports/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(getImport, async ({ caller, input }) =>
    Response.json(await loadImport(caller, input)),
  ),
});
