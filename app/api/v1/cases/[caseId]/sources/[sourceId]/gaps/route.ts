import { methods } from '@/lib/api/methods';
import { listGaps, reportGap } from '@/lib/api/operations/sources';
import { replied, serve } from '@/lib/api/serve';
import { recordGap } from '@/lib/capture/commands/record-gap';
import { loadGaps } from '@/lib/capture/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(listGaps, async ({ caller, input }) => Response.json(await loadGaps(caller, input))),
  POST: serve(reportGap, async ({ caller, input }) =>
    replied(reportGap, await recordGap(caller, { ...input, runId: null })),
  ),
});
