import { methods } from '@/lib/api/methods';
import { showPresenceOperation } from '@/lib/api/operations/prompts';
import { serve } from '@/lib/api/serve';
import { showPresence } from '@/lib/prompts/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(showPresenceOperation, async ({ caller, input }) => {
    await showPresence(caller, input);
    return new Response(null, { status: 204 });
  }),
});
