import { methods } from '@/lib/api/methods';
import { unlinkElementOperation } from '@/lib/api/operations/review';
import { replied, serve } from '@/lib/api/serve';
import { unlinkElement } from '@/lib/review/commands/link-element';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(unlinkElementOperation, async ({ caller, input }) =>
    replied(unlinkElementOperation, await unlinkElement(caller, input)),
  ),
});
