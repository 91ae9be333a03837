import { methods } from '@/lib/api/methods';
import { showPresenceOperation } from '@/lib/api/operations/prompts';
import { replied, serve } from '@/lib/api/serve';
import { showPresence } from '@/lib/prompts/commands/show-presence';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(showPresenceOperation, async ({ caller, input }) =>
    replied(showPresenceOperation, await showPresence(caller, input)),
  ),
});
