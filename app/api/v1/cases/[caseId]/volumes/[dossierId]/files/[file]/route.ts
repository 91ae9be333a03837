import { methods } from '@/lib/api/methods';
import { openVolumeOperation } from '@/lib/api/operations/volumes';
import { refuseOtherSites } from '@/lib/api/same-site';
import { replied, serve } from '@/lib/api/serve';
import { openVolume } from '@/lib/volumes/commands/open-volume';

// HEAD answers with the same address and is recorded the same way.
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(openVolumeOperation, async ({ caller, request, input }) => {
    refuseOtherSites(request);
    const reply = await openVolume(caller, input);
    if (!reply.ok) return replied(openVolumeOperation, reply);
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
