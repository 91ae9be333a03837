import { methods } from '@/lib/api/methods';
import { getVkeys } from '@/lib/api/operations/instance';
import { serve } from '@/lib/api/serve';
import { vkeyLines } from '@/lib/ledger/keys';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(
    getVkeys,
    async () =>
      new Response(await vkeyLines(), { headers: { 'content-type': 'text/plain; charset=utf-8' } }),
  ),
});
