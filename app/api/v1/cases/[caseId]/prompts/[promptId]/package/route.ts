import { methods } from '@/lib/api/methods';
import { getPackage } from '@/lib/api/operations/prompts';
import { packageResponse } from '@/lib/api/prompt-package';
import { serve } from '@/lib/api/serve';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(getPackage, ({ caller, input }) => packageResponse(caller, input)),
});
