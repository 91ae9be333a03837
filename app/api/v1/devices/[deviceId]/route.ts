import { methods } from '@/lib/api/methods';
import { revokeDeviceOperation } from '@/lib/api/operations/prompts';
import { replied, serve } from '@/lib/api/serve';
import { revokeDevice } from '@/lib/prompts/commands/revoke-device';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  DELETE: serve(revokeDeviceOperation, async ({ caller, input }) =>
    replied(revokeDeviceOperation, await revokeDevice(caller, input)),
  ),
});
