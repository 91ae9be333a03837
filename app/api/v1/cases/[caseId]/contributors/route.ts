import { methods } from '@/lib/api/methods';
import { addContributorOperation, listContributors } from '@/lib/api/operations/contributors';
import { replied, serve } from '@/lib/api/serve';
import { addContributor } from '@/lib/contributors/commands/contributor';
import { loadContributors } from '@/lib/contributors/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(listContributors, async ({ caller, input }) =>
    Response.json(await loadContributors(caller, input)),
  ),
  POST: serve(addContributorOperation, async ({ caller, input }) =>
    replied(
      addContributorOperation,
      await addContributor(caller, input),
      ({ contributorId }) => `/cases/${input.caseId}/contributors/${contributorId}`,
    ),
  ),
});
