import { z } from 'zod';
import { defineEntry, freeText, id } from './define';

/** An account acts for a contributor; the payload keeps how the account was shown at the time. */
export const contributorAccountLinked = defineEntry({
  kind: 'contributor.account_linked',
  v: 1,
  subject: 'contributor',
  act: z.strictObject({ contributor: id('contributor'), account: id('account') }),
  payload: z.strictObject({ displayName: freeText(300) }),
});
