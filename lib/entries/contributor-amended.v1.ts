import { z } from 'zod';
import { defineEntry, freeText, id } from './define';
import { CONTRIBUTOR_STANDINGS } from './vocabulary';

/** Holds the changed fields only. Acts recorded before keep the name they were recorded with. */
export const contributorAmended = defineEntry({
  kind: 'contributor.amended',
  v: 1,
  subject: 'contributor',
  act: z.strictObject({
    contributor: id('contributor'),
    standing: z.enum(CONTRIBUTOR_STANDINGS).optional(),
  }),
  payload: z.strictObject({
    name: freeText(300).optional(),
    employer: freeText(300).optional(),
    identityCheck: freeText(1000).optional(),
    note: freeText(4000).optional(),
  }),
});
