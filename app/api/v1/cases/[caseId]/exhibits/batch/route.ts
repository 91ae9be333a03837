import { eagerStream, runBatch } from '@/lib/api/batch';
import { loadIntakeRight } from '@/lib/api/loaders';
import { methods } from '@/lib/api/methods';
import { NDJSON } from '@/lib/api/ndjson';
import { batchOperation } from '@/lib/api/operations/intake';
import { serve } from '@/lib/api/serve';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(
    batchOperation,
    async ({ caller, request, input }) => {
      const lines = runBatch(caller, input.caseId, request.body ?? []);
      return new Response(eagerStream(lines), { headers: { 'content-type': NDJSON } });
    },
    loadIntakeRight,
  ),
});
