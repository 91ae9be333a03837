import { z } from 'zod';
import { count, defineEntry, freeText } from './define';

/** A personal payload was erased under law; its commitment and place stay. */
export const payloadErased = defineEntry({
  kind: 'payload.erased',
  v: 1,
  subject: null,
  act: z.strictObject({ entry: count }),
  payload: z.strictObject({ reason: freeText(2000) }),
});
