import { z } from 'zod';
import { count, defineEntry, freeText, id } from './define';
import { DECLARATIONS } from './vocabulary';

/**
 * Somebody filled in the blanks of a declaration, or of some of them. Each saving is a version that
 * stays; the app fills, signs and dates nothing.
 */
export const declarationSaved = defineEntry({
  kind: 'declaration.saved',
  v: 1,
  subject: 'declaration',
  act: z.strictObject({
    declaration: id('declaration'),
    version: count.min(1),
    template: z.enum(DECLARATIONS),
    /** Version of the questionnaire. */
    questionnaire: count.min(1),
    /** Whose declaration it is meant to become; null where that is open. */
    contributor: id('contributor').nullable(),
  }),
  payload: z.strictObject({
    /** Filled blanks by the key of the question. */
    blanks: z
      .array(z.strictObject({ key: z.string().regex(/^[a-z_]{1,40}$/), text: freeText(10_000) }))
      .max(60),
  }),
});
