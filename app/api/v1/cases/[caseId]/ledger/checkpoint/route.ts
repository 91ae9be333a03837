import { methods } from '@/lib/api/methods';
import { getCheckpoint } from '@/lib/api/operations/ledger';
import { serve } from '@/lib/api/serve';
import { loadCheckpoint } from '@/lib/logbook/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(getCheckpoint, async ({ caller, input }) => {
    const { note } = await loadCheckpoint(caller, input);
    return new Response(note, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
  }),
});
