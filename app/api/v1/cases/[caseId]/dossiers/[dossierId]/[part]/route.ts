import { handOut } from '@/lib/api/hand-out';
import { methods } from '@/lib/api/methods';
import { openDossierOperation } from '@/lib/api/operations/dossiers';
import { openDossier } from '@/lib/dossier/commands/open';

// HEAD answers with the same address and is recorded the same way.
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: handOut(openDossierOperation, openDossier),
});
