import { eagerStream } from '@/lib/api/batch';
import { loadRecordRight } from '@/lib/api/loaders';
import { methods } from '@/lib/api/methods';
import { NDJSON } from '@/lib/api/ndjson';
import { runEventsOperation } from '@/lib/api/operations/captured';
import { runEvents } from '@/lib/api/run-events';
import { serve } from '@/lib/api/serve';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(
    runEventsOperation,
    async ({ caller, request, input }) => {
      const lines = runEvents(caller, input, request.body ?? []);
      return new Response(eagerStream(lines), { headers: { 'content-type': NDJSON } });
    },
    (caller, { caseId }) => loadRecordRight(caller, { caseId }),
  ),
});
