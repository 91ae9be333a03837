import { methods } from '@/lib/api/methods';
import { relateExhibitsOperation } from '@/lib/api/operations/exhibits';
import { replied, serve } from '@/lib/api/serve';
import { relateExhibits } from '@/lib/exhibits/commands/describe';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(relateExhibitsOperation, async ({ caller, input }) =>
    replied(relateExhibitsOperation, await relateExhibits(caller, input)),
  ),
});
