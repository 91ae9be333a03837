import { methods } from '@/lib/api/methods';
import { unpackOperation } from '@/lib/api/operations/imports';
import { replied, serve } from '@/lib/api/serve';
import { unpackMembers } from '@/lib/imports/commands/unpack-members';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(unpackOperation, async ({ caller, input }) =>
    replied(unpackOperation, await unpackMembers(caller, input)),
  ),
});
