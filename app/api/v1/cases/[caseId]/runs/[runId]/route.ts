import { methods } from '@/lib/api/methods';
import { describeRunOperation, getRun } from '@/lib/api/operations/runs';
import { replied, serve } from '@/lib/api/serve';
import { describeRun } from '@/lib/runs/commands/describe-run';
import { loadRun } from '@/lib/runs/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(getRun, async ({ caller, input }) => Response.json(await loadRun(caller, input))),
  PATCH: serve(describeRunOperation, async ({ caller, input }) =>
    replied(describeRunOperation, await describeRun(caller, input)),
  ),
});
