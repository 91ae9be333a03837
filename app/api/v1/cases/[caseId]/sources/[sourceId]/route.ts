import { methods } from '@/lib/api/methods';
import { closeSourceOperation } from '@/lib/api/operations/sources';
import { replied, serve } from '@/lib/api/serve';
import { closeSource } from '@/lib/capture/commands/manage-source';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  DELETE: serve(closeSourceOperation, async ({ caller, input }) =>
    replied(closeSourceOperation, await closeSource(caller, input)),
  ),
});
