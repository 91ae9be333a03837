import { z } from 'zod';
import { defineEntry, freeText, id, isoTime } from './define';

/** A duty to keep: what, for whom, from when. While one stands, nothing of the case is erased. */
export const holdPlaced = defineEntry({
  kind: 'hold.placed',
  v: 1,
  subject: 'hold',
  act: z.strictObject({
    hold: id('hold'),
    startsAt: isoTime,
    /** People told to keep what they have. */
    people: z.array(id('contributor')).max(200),
    notice: id('notice').nullable(),
  }),
  payload: z.strictObject({ scope: freeText(4000), reason: freeText(4000) }),
});
