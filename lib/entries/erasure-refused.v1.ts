import { z } from 'zod';
import { count, defineEntry, freeText, id } from './define';

/** A personal payload was asked to be erased while duties to keep stood; nothing was erased. */
export const erasureRefused = defineEntry({
  kind: 'erasure.refused',
  v: 1,
  subject: null,
  act: z.strictObject({
    /** Entry whose payload was asked for. */
    entry: count,
    /** Duties to keep that stood, in the order in which they were placed; at most the first 200. */
    holds: z.array(id('hold')).min(1).max(200),
  }),
  payload: z.strictObject({ reason: freeText(2000) }),
});
