import { methods } from '@/lib/api/methods';
import { linkElementOperation } from '@/lib/api/operations/review';
import { replied, serve } from '@/lib/api/serve';
import { linkElement } from '@/lib/review/commands/link-element';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(linkElementOperation, async ({ caller, input }) =>
    replied(linkElementOperation, await linkElement(caller, input)),
  ),
});
