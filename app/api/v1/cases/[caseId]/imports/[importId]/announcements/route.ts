import { methods } from '@/lib/api/methods';
import { announceFilesOperation } from '@/lib/api/operations/imports';
import { replied, serve } from '@/lib/api/serve';
import { announceFiles } from '@/lib/imports/commands/announce-files';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(announceFilesOperation, async ({ caller, input }) =>
    replied(announceFilesOperation, await announceFiles(caller, input)),
  ),
});
