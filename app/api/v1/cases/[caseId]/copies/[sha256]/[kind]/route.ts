import { copyResponse } from '@/lib/api/copy';
import { methods } from '@/lib/api/methods';
import { getCopy } from '@/lib/api/operations/exhibits';
import { serve } from '@/lib/api/serve';
import { loadCopy } from '@/lib/exhibits/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(getCopy, async ({ caller, input }) => copyResponse(await loadCopy(caller, input))),
});
