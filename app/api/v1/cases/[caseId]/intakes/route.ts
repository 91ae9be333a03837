import { methods } from '@/lib/api/methods';
import { announceFileOperation } from '@/lib/api/operations/intake';
import { replied, serve } from '@/lib/api/serve';
import { announceFile } from '@/lib/exhibits/commands/announce';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(announceFileOperation, async ({ caller, input }) =>
    replied(announceFileOperation, await announceFile(caller, input)),
  ),
});
