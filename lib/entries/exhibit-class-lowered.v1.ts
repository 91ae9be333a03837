import { z } from 'zod';
import { defineEntry, freeText, id } from './define';
import { CAPTURE_CLASSES } from './vocabulary';

/** A class may go down with a reason; it never goes up. */
export const exhibitClassLowered = defineEntry({
  kind: 'exhibit.class_lowered',
  v: 1,
  subject: 'exhibit',
  act: z.strictObject({
    exhibit: id('exhibit'),
    from: z.enum(CAPTURE_CLASSES),
    to: z.enum(CAPTURE_CLASSES),
  }),
  payload: z.strictObject({ reason: freeText(2000) }),
});
