import { methods } from '@/lib/api/methods';
import { listImportsOperation, openImportOperation } from '@/lib/api/operations/imports';
import { replied, serve } from '@/lib/api/serve';
import { openImport } from '@/lib/imports/commands/open-import';
import { loadImports } from '@/lib/imports/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(listImportsOperation, async ({ caller, input }) =>
    Response.json(await loadImports(caller, input)),
  ),
  POST: serve(openImportOperation, async ({ caller, input }) =>
    replied(
      openImportOperation,
      await openImport(caller, input),
      ({ importId }) => `/cases/${input.caseId}/imports/${importId}`,
    ),
  ),
});
