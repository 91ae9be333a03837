import { payloadLine, streamLedger } from '@/lib/api/ledger-lines';
import { methods } from '@/lib/api/methods';
import { streamPayloads } from '@/lib/api/operations/ledger';
import { serve } from '@/lib/api/serve';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(streamPayloads, ({ caller, input }) => streamLedger(caller, input, payloadLine)),
});
