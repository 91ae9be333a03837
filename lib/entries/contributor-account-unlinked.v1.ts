import { z } from 'zod';
import { defineEntry, freeText, id } from './define';

export const contributorAccountUnlinked = defineEntry({
  kind: 'contributor.account_unlinked',
  v: 1,
  subject: 'contributor',
  act: z.strictObject({ contributor: id('contributor'), account: id('account') }),
  payload: z.strictObject({ reason: freeText(2000) }),
});
