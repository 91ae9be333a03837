import { methods } from '@/lib/api/methods';
import { readDesk } from '@/lib/api/operations/desk';
import { serve } from '@/lib/api/serve';
import { loadDesk } from '@/lib/desk/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(readDesk, async ({ caller, input }) => Response.json(await loadDesk(caller, input))),
});
