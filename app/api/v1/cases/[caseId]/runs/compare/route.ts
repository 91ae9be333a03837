import { methods } from '@/lib/api/methods';
import { compareRunsOperation } from '@/lib/api/operations/runs';
import { serve } from '@/lib/api/serve';
import { compareRuns } from '@/lib/runs/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(compareRunsOperation, async ({ caller, input }) =>
    Response.json(await compareRuns(caller, input)),
  ),
});
