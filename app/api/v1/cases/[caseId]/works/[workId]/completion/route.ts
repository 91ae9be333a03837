import { methods } from '@/lib/api/methods';
import { finishWorkOperation } from '@/lib/api/operations/runs';
import { replied, serve } from '@/lib/api/serve';
import { finishWork } from '@/lib/runs/commands/work-events';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(finishWorkOperation, async ({ caller, input }) =>
    replied(finishWorkOperation, await finishWork(caller, input)),
  ),
});
