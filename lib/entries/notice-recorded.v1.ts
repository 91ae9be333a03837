import { z } from 'zod';
import { defineEntry, freeText, id, isoTime } from './define';
import { NOTICE_KINDS } from './vocabulary';

/** A sign of dispute: a complaint, a warning letter, a claim, an answer to one. */
export const noticeRecorded = defineEntry({
  kind: 'notice.recorded',
  v: 1,
  subject: 'notice',
  act: z.strictObject({
    notice: id('notice'),
    kind: z.enum(NOTICE_KINDS),
    /** When it came or went, as stated. */
    happenedAt: isoTime,
    direction: z.enum(['received', 'sent']),
    exhibit: id('exhibit').nullable(),
  }),
  payload: z.strictObject({
    from: freeText(300),
    to: freeText(300),
    note: freeText(4000),
  }),
});
