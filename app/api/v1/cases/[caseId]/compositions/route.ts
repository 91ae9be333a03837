import { methods } from '@/lib/api/methods';
import { saveCompositionOperation } from '@/lib/api/operations/volumes';
import { replied, serve } from '@/lib/api/serve';
import { saveComposition } from '@/lib/volumes/commands/save-composition';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(saveCompositionOperation, async ({ caller, input }) =>
    replied(saveCompositionOperation, await saveComposition(caller, input)),
  ),
});
