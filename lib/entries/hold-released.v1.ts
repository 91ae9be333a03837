import { z } from 'zod';
import { defineEntry, freeText, id } from './define';

/** A duty to keep ends, with the reason. */
export const holdReleased = defineEntry({
  kind: 'hold.released',
  v: 1,
  subject: 'hold',
  act: z.strictObject({ hold: id('hold') }),
  payload: z.strictObject({ reason: freeText(4000) }),
});
