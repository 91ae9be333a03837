import { handOut } from '@/lib/api/hand-out';
import { methods } from '@/lib/api/methods';
import { getOriginal } from '@/lib/api/operations/exhibits';
import { openOriginal } from '@/lib/exhibits/commands/open-original';

// HEAD answers with the same address and is recorded the same way.
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: handOut(getOriginal, openOriginal),
});
