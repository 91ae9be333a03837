import { z } from 'zod';
import { defineEntry, freeText, id, isoTime, sha256 } from './define';
import { recordRef } from './record-ref';

/**
 * A contributor answers a question that counsel asked. The question itself is counsel's and no
 * evidence; the entry repeats it, so that the answer is never read without it.
 */
export const questionAnswered = defineEntry({
  kind: 'question.answered',
  v: 1,
  subject: 'question',
  act: z.strictObject({
    question: id('question'),
    contributor: id('contributor'),
    /** What the question is about; null for the case as a whole. */
    record: recordRef.nullable(),
    /** Who asked and when, and the SHA-256 of the question's UTF-8 text. */
    asked: z.strictObject({ by: id('account'), at: isoTime, sha256 }),
  }),
  payload: z.strictObject({ question: freeText(4000), answer: freeText(20_000) }),
});
