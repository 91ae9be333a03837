import { methods } from '@/lib/api/methods';
import { openDossierOperation } from '@/lib/api/operations/dossiers';
import { refuseOtherSites } from '@/lib/api/same-site';
import { replied, serve } from '@/lib/api/serve';
import { openDossier } from '@/lib/dossier/commands/open';

// HEAD answers with the same address and is recorded the same way.
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(openDossierOperation, async ({ caller, request, input }) => {
    refuseOtherSites(request);
    const reply = await openDossier(caller, input);
    if (!reply.ok) return replied(openDossierOperation, reply);
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
