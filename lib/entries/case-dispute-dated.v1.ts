import { z } from 'zod';
import { day, defineEntry, freeText } from './define';

/** The day of the first sign of dispute, set, moved or taken back, with the reason. */
export const caseDisputeDated = defineEntry({
  kind: 'case.dispute_dated',
  v: 1,
  subject: null,
  act: z.strictObject({ date: day.nullable() }),
  payload: z.strictObject({ reason: freeText(2000) }),
});
