import { z } from 'zod';
import { defineEntry, freeText, id, isoTime } from './define';

/** The work was completed: this file is the work. Stated again, the later one counts; both stay. */
export const workFinished = defineEntry({
  kind: 'work.finished',
  v: 1,
  subject: 'work',
  act: z.strictObject({
    work: id('work'),
    exhibit: id('exhibit'),
    happenedAt: isoTime.nullable(),
    by: id('contributor').nullable(),
  }),
  payload: z.strictObject({ note: freeText(4000) }),
});
