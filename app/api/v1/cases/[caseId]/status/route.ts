import { methods } from '@/lib/api/methods';
import { setStatusOperation } from '@/lib/api/operations/cases';
import { replied, serve } from '@/lib/api/serve';
import { setStatus } from '@/lib/cases/commands/amend-case';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(setStatusOperation, async ({ caller, input }) =>
    replied(setStatusOperation, await setStatus(caller, input)),
  ),
});
