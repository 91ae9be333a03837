import { z } from 'zod';
import { defineEntry, freeText, id } from './define';

/** A link from a record to an element is taken back; both entries stay. */
export const elementUnlinked = defineEntry({
  kind: 'element.unlinked',
  v: 1,
  subject: 'link',
  act: z.strictObject({ link: id('link') }),
  payload: z.strictObject({ reason: freeText(2000) }),
});
