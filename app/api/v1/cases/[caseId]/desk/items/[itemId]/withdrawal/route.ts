import { methods } from '@/lib/api/methods';
import { withdrawItemOperation } from '@/lib/api/operations/desk';
import { replied, serve } from '@/lib/api/serve';
import { withdrawItem } from '@/lib/desk/commands/items';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(withdrawItemOperation, async ({ caller, input }) =>
    replied(withdrawItemOperation, await withdrawItem(caller, input)),
  ),
});
