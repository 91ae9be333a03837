import { methods } from '@/lib/api/methods';
import { getScratch, writeScratchOperation } from '@/lib/api/operations/prompts';
import { replied, serve } from '@/lib/api/serve';
import { writeScratch } from '@/lib/prompts/commands/scratch';
import { loadScratch } from '@/lib/prompts/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(getScratch, async ({ caller, input }) =>
    Response.json(await loadScratch(caller, input)),
  ),
  PUT: serve(writeScratchOperation, async ({ caller, input }) =>
    replied(writeScratchOperation, await writeScratch(caller, input)),
  ),
});
