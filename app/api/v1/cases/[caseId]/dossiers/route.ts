import { methods } from '@/lib/api/methods';
import { listDossiers, requestDossierOperation } from '@/lib/api/operations/dossiers';
import { replied, serve } from '@/lib/api/serve';
import { requestDossier } from '@/lib/dossier/commands/request';
import { loadDossiers } from '@/lib/dossier/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(listDossiers, async ({ caller, input }) =>
    Response.json(await loadDossiers(caller, input)),
  ),
  POST: serve(requestDossierOperation, async ({ caller, input }) =>
    replied(
      requestDossierOperation,
      await requestDossier(caller, input),
      ({ dossierId }) => `/cases/${input.caseId}/dossiers/${dossierId}`,
    ),
  ),
});
