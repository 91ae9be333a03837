import { methods } from '@/lib/api/methods';
import { withdrawRelationOperation } from '@/lib/api/operations/exhibits';
import { replied, serve } from '@/lib/api/serve';
import { withdrawRelation } from '@/lib/exhibits/commands/describe';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  DELETE: serve(withdrawRelationOperation, async ({ caller, input }) =>
    replied(withdrawRelationOperation, await withdrawRelation(caller, input)),
  ),
});
