import { methods } from '@/lib/api/methods';
import { readChoices } from '@/lib/api/operations/review';
import { serve } from '@/lib/api/serve';
import { loadChoices } from '@/lib/review/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(readChoices, async ({ caller, input }) =>
    Response.json(await loadChoices(caller, input)),
  ),
});
