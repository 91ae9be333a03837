import { methods } from '@/lib/api/methods';
import { exhibitSheetOperation } from '@/lib/api/operations/volumes';
import { serve } from '@/lib/api/serve';
import { loadExhibitSheet } from '@/lib/volumes/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(exhibitSheetOperation, async ({ caller, input }) =>
    Response.json(await loadExhibitSheet(caller, input)),
  ),
});
