import { z } from 'zod';
import { count, defineEntry, freeText, id, isoTime } from './define';
import { GAP_CAUSES } from './vocabulary';

/** Something passed a source and was not, or not wholly, recorded. Said, so that nobody takes it for all. */
export const captureGapRecorded = defineEntry({
  kind: 'capture.gap_recorded',
  v: 1,
  subject: 'source',
  act: z.strictObject({
    gap: id('gap'),
    source: id('source'),
    run: id('run').nullable(),
    cause: z.enum(GAP_CAUSES),
    /** Requests or files concerned. */
    count: count.min(1),
    from: isoTime,
    to: isoTime,
  }),
  payload: z.strictObject({ reason: freeText(2000) }),
});
