import { z } from 'zod';
import { count, defineEntry, freeText, id, sha256 } from './define';
import { AGREEMENT_KINDS } from './vocabulary';

/** Words of an agreement among contributors, or a later version of them, laid before the parties. */
export const agreementProposed = defineEntry({
  kind: 'agreement.proposed',
  v: 1,
  subject: 'agreement',
  act: z.strictObject({
    agreement: id('agreement'),
    version: count.min(1),
    kind: z.enum(AGREEMENT_KINDS),
    parties: z.array(id('contributor')).min(1).max(200),
    /** SHA-256 of the UTF-8 text, so that an answer is to these words and no others. */
    sha256,
  }),
  payload: z.strictObject({ title: freeText(300), text: freeText(60_000) }),
});
