import { methods } from '@/lib/api/methods';
import { getVkeys } from '@/lib/api/operations/instance';
import { serve } from '@/lib/api/serve';
import { vkeysResponse } from '@/lib/api/vkeys';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(getVkeys, vkeysResponse),
});
