import { methods } from '@/lib/api/methods';
import { amendContributorOperation, getContributor } from '@/lib/api/operations/contributors';
import { replied, serve } from '@/lib/api/serve';
import { amendContributor } from '@/lib/contributors/commands/contributor';
import { loadContributor } from '@/lib/contributors/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(getContributor, async ({ caller, input }) =>
    Response.json(await loadContributor(caller, input)),
  ),
  PATCH: serve(amendContributorOperation, async ({ caller, input }) =>
    replied(amendContributorOperation, await amendContributor(caller, input)),
  ),
});
