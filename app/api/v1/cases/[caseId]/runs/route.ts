import { methods } from '@/lib/api/methods';
import { listRuns, stateRunOperation } from '@/lib/api/operations/runs';
import { replied, serve } from '@/lib/api/serve';
import { stateRun } from '@/lib/runs/commands/state-run';
import { loadRuns } from '@/lib/runs/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(listRuns, async ({ caller, input }) => Response.json(await loadRuns(caller, input))),
  POST: serve(stateRunOperation, async ({ caller, input }) =>
    replied(
      stateRunOperation,
      await stateRun(caller, input),
      ({ runId }) => `/cases/${input.caseId}/runs/${runId}`,
    ),
  ),
});
