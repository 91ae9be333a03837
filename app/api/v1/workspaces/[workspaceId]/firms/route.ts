import { methods } from '@/lib/api/methods';
import { openFirmOperation, readFirms } from '@/lib/api/operations/desk';
import { replied, serve } from '@/lib/api/serve';
import { openFirm } from '@/lib/desk/commands/firms';
import { loadFirms } from '@/lib/desk/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(readFirms, async ({ caller, input }) => Response.json(await loadFirms(caller, input))),
  POST: serve(openFirmOperation, async ({ caller, input }) =>
    replied(openFirmOperation, await openFirm(caller, input)),
  ),
});
