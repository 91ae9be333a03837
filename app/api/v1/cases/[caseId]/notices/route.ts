import { methods } from '@/lib/api/methods';
import { recordNoticeOperation } from '@/lib/api/operations/review';
import { replied, serve } from '@/lib/api/serve';
import { recordNotice } from '@/lib/review/commands/holds';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(recordNoticeOperation, async ({ caller, input }) =>
    replied(recordNoticeOperation, await recordNotice(caller, input)),
  ),
});
