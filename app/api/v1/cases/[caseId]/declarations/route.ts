import { methods } from '@/lib/api/methods';
import { readDeclarations, saveDeclarationOperation } from '@/lib/api/operations/statements';
import { replied, serve } from '@/lib/api/serve';
import { saveDeclaration } from '@/lib/statements/commands/save-declaration';
import { loadDeclarations } from '@/lib/statements/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(readDeclarations, async ({ caller, input }) =>
    Response.json(await loadDeclarations(caller, input)),
  ),
  POST: serve(saveDeclarationOperation, async ({ caller, input }) =>
    replied(saveDeclarationOperation, await saveDeclaration(caller, input)),
  ),
});
