import { methods } from '@/lib/api/methods';
import { recordWorkOperation } from '@/lib/api/operations/cases';
import { replied, serve } from '@/lib/api/serve';
import { recordWork } from '@/lib/cases/commands/amend-case';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(recordWorkOperation, async ({ caller, input }) =>
    replied(recordWorkOperation, await recordWork(caller, input)),
  ),
});
