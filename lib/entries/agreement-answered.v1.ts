import { z } from 'zod';
import { count, defineEntry, freeText, id, sha256 } from './define';
import { AGREEMENT_ANSWERS } from './vocabulary';

/** A party accepts or declines one version of an agreement. Later answers join earlier ones. */
export const agreementAnswered = defineEntry({
  kind: 'agreement.answered',
  v: 1,
  subject: 'agreement',
  act: z.strictObject({
    agreement: id('agreement'),
    version: count.min(1),
    sha256,
    contributor: id('contributor'),
    answer: z.enum(AGREEMENT_ANSWERS),
  }),
  payload: z.strictObject({ reason: freeText(4000) }),
});
