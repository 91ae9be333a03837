import { methods } from '@/lib/api/methods';
import { listFilesOperation, nameFilesOperation } from '@/lib/api/operations/imports';
import { replied, serve } from '@/lib/api/serve';
import { nameFiles } from '@/lib/imports/commands/name-files';
import { loadImportFiles } from '@/lib/imports/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(listFilesOperation, async ({ caller, input }) =>
    Response.json(await loadImportFiles(caller, input)),
  ),
  POST: serve(nameFilesOperation, async ({ caller, input }) =>
    replied(nameFilesOperation, await nameFiles(caller, input)),
  ),
});
