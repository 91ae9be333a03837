import { methods } from '@/lib/api/methods';
import { readChronology } from '@/lib/api/operations/review';
import { serve } from '@/lib/api/serve';
import { loadChronology } from '@/lib/review/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(readChronology, async ({ caller, input }) =>
    Response.json(await loadChronology(caller, input)),
  ),
});
