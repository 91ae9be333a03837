import { z } from 'zod';
import { count, defineEntry, freeText, id, sha256 } from './define';
import { ANSWER_MEANINGS } from './vocabulary';

/**
 * A contributor says what an act that the record gives to him means to him. Silence is neither; a
 * later answer joins the earlier ones.
 */
export const actAnswered = defineEntry({
  kind: 'act.answered',
  v: 1,
  subject: 'contributor',
  act: z.strictObject({
    /** Entry of the act, with its leaf hash, so that it is that act and no other. */
    entry: count,
    leaf: sha256,
    contributor: id('contributor'),
    meaning: z.enum(ANSWER_MEANINGS),
  }),
  payload: z.strictObject({ reason: freeText(4000) }),
});
