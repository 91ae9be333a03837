import { methods } from '@/lib/api/methods';
import { cancelDossierOperation } from '@/lib/api/operations/dossiers';
import { replied, serve } from '@/lib/api/serve';
import { cancelDossier } from '@/lib/dossier/commands/request';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(cancelDossierOperation, async ({ caller, input }) =>
    replied(cancelDossierOperation, await cancelDossier(caller, input)),
  ),
});
