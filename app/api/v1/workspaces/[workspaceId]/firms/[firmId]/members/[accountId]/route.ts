import { methods } from '@/lib/api/methods';
import { endFirmPlaceOperation } from '@/lib/api/operations/desk';
import { replied, serve } from '@/lib/api/serve';
import { endFirmPlace } from '@/lib/desk/commands/firms';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  DELETE: serve(endFirmPlaceOperation, async ({ caller, input }) =>
    replied(endFirmPlaceOperation, await endFirmPlace(caller, input)),
  ),
});
