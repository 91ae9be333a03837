import { methods } from '@/lib/api/methods';
import { listCases, openCaseOperation } from '@/lib/api/operations/cases';
import { replied, serve } from '@/lib/api/serve';
import { openCase } from '@/lib/cases/commands/open-case';
import { loadCases } from '@/lib/cases/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(listCases, async ({ caller, input }) => Response.json(await loadCases(caller, input))),
  POST: serve(openCaseOperation, async ({ caller, input }) =>
    replied(openCaseOperation, await openCase(caller, input), ({ caseId }) => `/cases/${caseId}`),
  ),
});
