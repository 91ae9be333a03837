import { methods } from '@/lib/api/methods';
import { listProposalsOperation } from '@/lib/api/operations/imports';
import { serve } from '@/lib/api/serve';
import { loadProposals } from '@/lib/imports/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(listProposalsOperation, async ({ caller, input }) =>
    Response.json(await loadProposals(caller, input)),
  ),
});
