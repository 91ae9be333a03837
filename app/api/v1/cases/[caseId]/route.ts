import { methods } from '@/lib/api/methods';
import { amendCaseOperation, getCase } from '@/lib/api/operations/cases';
import { replied, serve } from '@/lib/api/serve';
import { amendCase } from '@/lib/cases/commands/amend-case';
import { loadCase } from '@/lib/cases/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(getCase, async ({ caller, input }) => Response.json(await loadCase(caller, input))),
  PATCH: serve(amendCaseOperation, async ({ caller, input }) =>
    replied(amendCaseOperation, await amendCase(caller, input)),
  ),
});
