import { methods } from '@/lib/api/methods';
import { getDossier } from '@/lib/api/operations/dossiers';
import { serve } from '@/lib/api/serve';
import { loadDossier } from '@/lib/dossier/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(getDossier, async ({ caller, input }) =>
    Response.json(await loadDossier(caller, input)),
  ),
});
