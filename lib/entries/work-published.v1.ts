import { z } from 'zod';
import { defineEntry, freeText, id, isoTime } from './define';

/** A publication of the work: where, when, by whom, and what shows it. */
export const workPublished = defineEntry({
  kind: 'work.published',
  v: 1,
  subject: 'work',
  act: z.strictObject({
    work: id('work'),
    happenedAt: isoTime.nullable(),
    by: id('contributor').nullable(),
    /** File as published, and a capture of the place. */
    exhibit: id('exhibit').nullable(),
    capture: id('exhibit').nullable(),
    /** Whether the publication showed the prompt; null is unknown. */
    promptShown: z.boolean().nullable(),
  }),
  payload: z.strictObject({
    place: freeText(2000),
    audience: freeText(1000),
    note: freeText(4000),
  }),
});
