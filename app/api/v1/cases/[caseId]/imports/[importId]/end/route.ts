import { methods } from '@/lib/api/methods';
import { endImportOperation } from '@/lib/api/operations/imports';
import { replied, serve } from '@/lib/api/serve';
import { endImport } from '@/lib/imports/commands/end-import';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(endImportOperation, async ({ caller, input }) =>
    replied(endImportOperation, await endImport(caller, input)),
  ),
});
