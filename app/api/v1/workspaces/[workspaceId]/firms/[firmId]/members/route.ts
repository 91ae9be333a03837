import { methods } from '@/lib/api/methods';
import { admitToFirmOperation } from '@/lib/api/operations/desk';
import { replied, serve } from '@/lib/api/serve';
import { admitToFirm } from '@/lib/desk/commands/firms';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(admitToFirmOperation, async ({ caller, input }) =>
    replied(admitToFirmOperation, await admitToFirm(caller, input)),
  ),
});
