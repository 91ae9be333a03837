import { methods } from '@/lib/api/methods';
import { lowerClassOperation } from '@/lib/api/operations/exhibits';
import { replied, serve } from '@/lib/api/serve';
import { lowerClass } from '@/lib/exhibits/commands/describe';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(lowerClassOperation, async ({ caller, input }) =>
    replied(lowerClassOperation, await lowerClass(caller, input)),
  ),
});
