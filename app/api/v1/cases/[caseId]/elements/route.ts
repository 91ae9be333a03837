import { methods } from '@/lib/api/methods';
import { readElements } from '@/lib/api/operations/review';
import { serve } from '@/lib/api/serve';
import { loadElements } from '@/lib/review/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(readElements, async ({ caller, input }) =>
    Response.json(await loadElements(caller, input)),
  ),
});
