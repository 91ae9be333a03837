import { z } from 'zod';
import { day, defineEntry, freeText, id } from './define';

/** A work at issue, added or restated; the newest statement of a work counts. */
export const caseWorkRecorded = defineEntry({
  kind: 'case.work_recorded',
  v: 1,
  subject: null,
  act: z.strictObject({
    work: id('work'),
    completedOn: day.nullable(),
    publishedOn: day.nullable(),
  }),
  payload: z.strictObject({ title: freeText(300), publishedAt: freeText(1000) }),
});
