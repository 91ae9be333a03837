import { methods } from '@/lib/api/methods';
import { proposeAgreementOperation, readAgreements } from '@/lib/api/operations/statements';
import { replied, serve } from '@/lib/api/serve';
import { proposeAgreement } from '@/lib/statements/commands/agreements';
import { loadAgreements } from '@/lib/statements/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(readAgreements, async ({ caller, input }) =>
    Response.json(await loadAgreements(caller, input)),
  ),
  POST: serve(proposeAgreementOperation, async ({ caller, input }) =>
    replied(proposeAgreementOperation, await proposeAgreement(caller, input)),
  ),
});
