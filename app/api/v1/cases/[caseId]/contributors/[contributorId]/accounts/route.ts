import { methods } from '@/lib/api/methods';
import { linkAccountOperation } from '@/lib/api/operations/contributors';
import { replied, serve } from '@/lib/api/serve';
import { linkAccount } from '@/lib/contributors/commands/account';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(linkAccountOperation, async ({ caller, input }) =>
    replied(linkAccountOperation, await linkAccount(caller, input)),
  ),
});
