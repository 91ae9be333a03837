import { methods } from '@/lib/api/methods';
import { publishWorkOperation } from '@/lib/api/operations/runs';
import { replied, serve } from '@/lib/api/serve';
import { publishWork } from '@/lib/runs/commands/work-events';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(publishWorkOperation, async ({ caller, input }) =>
    replied(publishWorkOperation, await publishWork(caller, input)),
  ),
});
