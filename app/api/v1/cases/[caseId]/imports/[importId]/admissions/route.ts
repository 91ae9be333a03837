import { methods } from '@/lib/api/methods';
import { admitFilesOperation } from '@/lib/api/operations/imports';
import { replied, serve } from '@/lib/api/serve';
import { admitFiles } from '@/lib/imports/commands/admit-files';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(admitFilesOperation, async ({ caller, input }) =>
    replied(admitFilesOperation, await admitFiles(caller, input)),
  ),
});
