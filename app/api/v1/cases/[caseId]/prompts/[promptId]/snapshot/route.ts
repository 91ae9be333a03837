import { methods } from '@/lib/api/methods';
import { getSnapshot } from '@/lib/api/operations/prompts';
import { snapshotResponse } from '@/lib/api/prompt-snapshot';
import { serve } from '@/lib/api/serve';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(getSnapshot, ({ caller, input }) => snapshotResponse(caller, input)),
});
