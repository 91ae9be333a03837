import { methods } from '@/lib/api/methods';
import { saveItemOperation } from '@/lib/api/operations/desk';
import { replied, serve } from '@/lib/api/serve';
import { saveItem } from '@/lib/desk/commands/items';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(saveItemOperation, async ({ caller, input }) =>
    replied(saveItemOperation, await saveItem(caller, input)),
  ),
});
