import { methods } from '@/lib/api/methods';
import { reviseTextOperation } from '@/lib/api/operations/exhibits';
import { replied, serve } from '@/lib/api/serve';
import { reviseText } from '@/lib/exhibits/commands/write-text';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(reviseTextOperation, async ({ caller, input }) =>
    replied(reviseTextOperation, await reviseText(caller, input)),
  ),
});
