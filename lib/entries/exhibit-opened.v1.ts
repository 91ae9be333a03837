import { z } from 'zod';
import { count, defineEntry, freeText, id, sha256 } from './define';

/** Original bytes were asked for, recorded before the first of them flowed. */
export const exhibitOpened = defineEntry({
  kind: 'exhibit.opened',
  v: 1,
  subject: 'exhibit',
  act: z.strictObject({
    exhibit: id('exhibit'),
    version: count,
    sha256,
    way: z.enum(['view', 'download']),
  }),
  payload: z.strictObject({ address: freeText(100), userAgent: freeText(500) }),
});
