import { methods } from '@/lib/api/methods';
import { addTranslationOperation, readTranslations } from '@/lib/api/operations/statements';
import { replied, serve } from '@/lib/api/serve';
import { addTranslation } from '@/lib/statements/commands/add-translation';
import { loadTranslations } from '@/lib/statements/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(readTranslations, async ({ caller, input }) =>
    Response.json(await loadTranslations(caller, input)),
  ),
  POST: serve(addTranslationOperation, async ({ caller, input }) =>
    replied(addTranslationOperation, await addTranslation(caller, input)),
  ),
});
