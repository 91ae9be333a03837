import { z } from 'zod';
import { defineEntry, freeText } from './define';
import { CASE_STATUSES } from './vocabulary';

export const caseStatusChanged = defineEntry({
  kind: 'case.status_changed',
  v: 1,
  subject: null,
  act: z.strictObject({ from: z.enum(CASE_STATUSES), to: z.enum(CASE_STATUSES) }),
  payload: z.strictObject({ reason: freeText(2000) }),
});
