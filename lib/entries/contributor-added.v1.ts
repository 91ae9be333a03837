import { z } from 'zod';
import { defineEntry, freeText, id } from './define';
import { CONTRIBUTOR_STANDINGS } from './vocabulary';

export const contributorAdded = defineEntry({
  kind: 'contributor.added',
  v: 1,
  subject: 'contributor',
  act: z.strictObject({ contributor: id('contributor'), standing: z.enum(CONTRIBUTOR_STANDINGS) }),
  payload: z.strictObject({
    name: freeText(300),
    employer: freeText(300),
    identityCheck: freeText(1000),
    note: freeText(4000),
  }),
});
