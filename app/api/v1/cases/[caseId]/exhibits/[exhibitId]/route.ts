import { methods } from '@/lib/api/methods';
import { describeExhibitOperation, getExhibit } from '@/lib/api/operations/exhibits';
import { replied, serve } from '@/lib/api/serve';
import { describeExhibit } from '@/lib/exhibits/commands/describe';
import { loadExhibit } from '@/lib/exhibits/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(getExhibit, async ({ caller, input }) =>
    Response.json(await loadExhibit(caller, input)),
  ),
  PATCH: serve(describeExhibitOperation, async ({ caller, input }) =>
    replied(describeExhibitOperation, await describeExhibit(caller, input)),
  ),
});
