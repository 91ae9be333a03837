import { methods } from '@/lib/api/methods';
import { findRecords } from '@/lib/api/operations/search';
import { serve } from '@/lib/api/serve';
import { loadSearch } from '@/lib/search/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(findRecords, async ({ caller, input }) =>
    Response.json(await loadSearch(caller, input)),
  ),
});
