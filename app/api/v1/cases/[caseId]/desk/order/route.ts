import { methods } from '@/lib/api/methods';
import { orderFactsOperation } from '@/lib/api/operations/desk';
import { replied, serve } from '@/lib/api/serve';
import { orderFacts } from '@/lib/desk/commands/items';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  PUT: serve(orderFactsOperation, async ({ caller, input }) =>
    replied(orderFactsOperation, await orderFacts(caller, input)),
  ),
});
