import { methods } from '@/lib/api/methods';
import { getCustody } from '@/lib/api/operations/exhibits';
import { serve } from '@/lib/api/serve';
import { loadCustody } from '@/lib/exhibits/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(getCustody, async ({ caller, input }) =>
    Response.json(await loadCustody(caller, input)),
  ),
});
