import { methods } from '@/lib/api/methods';
import { refuseFilesOperation } from '@/lib/api/operations/imports';
import { replied, serve } from '@/lib/api/serve';
import { refuseFiles } from '@/lib/imports/commands/name-files';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(refuseFilesOperation, async ({ caller, input }) =>
    replied(refuseFilesOperation, await refuseFiles(caller, input)),
  ),
});
