import { methods } from '@/lib/api/methods';
import { listWorkspaces } from '@/lib/api/operations/cases';
import { serve } from '@/lib/api/serve';
import { loadWorkspaces } from '@/lib/workspaces/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(listWorkspaces, async ({ caller, input }) =>
    Response.json(await loadWorkspaces(caller, input)),
  ),
});
