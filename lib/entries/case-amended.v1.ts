import { z } from 'zod';
import { day, defineEntry, freeText } from './define';
import { CASE_KINDS, FORUMS, LANGUAGES, SIDES } from './vocabulary';

/** Holds the changed fields only. */
export const caseAmended = defineEntry({
  kind: 'case.amended',
  v: 1,
  subject: null,
  act: z.strictObject({
    kind: z.enum(CASE_KINDS).optional(),
    side: z.enum(SIDES).optional(),
    forums: z.array(z.enum(FORUMS)).max(FORUMS.length).optional(),
    textAsOf: day.optional(),
    language: z.enum(LANGUAGES).optional(),
  }),
  payload: z.strictObject({ title: freeText(300).optional(), party: freeText(300).optional() }),
});
