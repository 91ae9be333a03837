import { methods } from '@/lib/api/methods';
import { getOriginal } from '@/lib/api/operations/exhibits';
import { refuseOtherSites } from '@/lib/api/same-site';
import { replied, serve } from '@/lib/api/serve';
import { openOriginal } from '@/lib/exhibits/commands/open-original';

// HEAD answers with the same address and is recorded the same way.
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(getOriginal, async ({ caller, request, input }) => {
    refuseOtherSites(request);
    const reply = await openOriginal(caller, input);
    if (!reply.ok) return replied(getOriginal, reply);
    return new Response(null, {
      status: 303,
      headers: {
        location: reply.data.url,
        'chirograph-sha256': reply.data.sha256,
        'chirograph-entry': String(reply.index),
        'referrer-policy': 'no-referrer',
      },
    });
  }),
});
