import { z } from 'zod';
import { count, day, defineEntry, freeText, id } from './define';
import { CASE_KINDS, FORUMS, LANGUAGES, SIDES } from './vocabulary';

export const caseOpened = defineEntry({
  kind: 'case.opened',
  v: 1,
  subject: null,
  act: z.strictObject({
    workspace: id('workspace'),
    number: count,
    kind: z.enum(CASE_KINDS),
    side: z.enum(SIDES),
    forums: z.array(z.enum(FORUMS)).max(FORUMS.length),
    textAsOf: day,
    disputeDate: day.nullable(),
    language: z.enum(LANGUAGES),
  }),
  payload: z.strictObject({ title: freeText(300), party: freeText(300) }),
});
