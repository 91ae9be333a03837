import { methods } from '@/lib/api/methods';
import { recordRoleOperation } from '@/lib/api/operations/contributors';
import { replied, serve } from '@/lib/api/serve';
import { recordRole } from '@/lib/contributors/commands/role';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(recordRoleOperation, async ({ caller, input }) =>
    replied(recordRoleOperation, await recordRole(caller, input)),
  ),
});
