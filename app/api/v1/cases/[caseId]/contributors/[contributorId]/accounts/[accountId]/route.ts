import { methods } from '@/lib/api/methods';
import { unlinkAccountOperation } from '@/lib/api/operations/contributors';
import { replied, serve } from '@/lib/api/serve';
import { unlinkAccount } from '@/lib/contributors/commands/account';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  DELETE: serve(unlinkAccountOperation, async ({ caller, input }) =>
    replied(unlinkAccountOperation, await unlinkAccount(caller, input)),
  ),
});
