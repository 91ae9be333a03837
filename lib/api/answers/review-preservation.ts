import { z } from 'zod';
import { NOTICE_KINDS } from '@/lib/entries/vocabulary';
import type { Preservation } from '@/lib/review/dto';
import { count, day, identifier, time } from './parts';

const line = z.object({ entry: count, at: time, by: z.string() });
const person = z.object({ id: identifier('contributor'), name: z.string() });
const exhibit = z.object({ id: identifier('exhibit'), number: count, title: z.string() });

const notice = z.object({
  kind: z.enum(NOTICE_KINDS),
  direction: z.enum(['received', 'sent']),
  happenedAt: time,
  from: z.string(),
  to: z.string(),
  note: z.string(),
  exhibit: exhibit.nullable(),
});

const hold = z.object({
  placed: count.describe('Entry in which it was placed.'),
  startsAt: time,
  scope: z.string(),
  reason: z.string().describe('Of placing it, or of releasing it.'),
  people: z.array(
    person.extend({
      acknowledged: count.nullable().describe('Entry of the acknowledgement; null: none recorded.'),
    }),
  ),
});

export const preservation = z.object({
  lines: z.array(
    z.discriminatedUnion('group', [
      line.extend({ group: z.literal('dispute'), date: day.nullable(), reason: z.string() }),
      line.extend({ group: z.literal('notice'), notice: notice.nullable() }),
      line.extend({
        group: z.literal('hold'),
        event: z.enum(['placed', 'released']),
        hold: hold.nullable(),
      }),
      line.extend({
        group: z.literal('acknowledgement'),
        declarationId: identifier('declaration'),
        version: count,
        contributor: person.nullable(),
        received: z.boolean().describe('Whether the blank on receipt is filled in.'),
      }),
      line.extend({
        group: z.literal('deletion'),
        event: z.enum(['erased', 'refused']),
        of: count.describe('Entry whose text it is.'),
        holds: z.array(count).describe('Entries of the holds that stood.'),
        reason: z.string(),
      }),
      line.extend({
        group: z.literal('custody'),
        kind: z.string().describe('Kind of the entry.'),
        exhibit: exhibit.nullable(),
        dossier: count.nullable().describe('Number of an export.'),
      }),
    ]),
  ),
  next: count.nullable(),
  disputeDate: day.nullable(),
  keptSince: time.nullable().describe('From when on a duty to keep is on record.'),
}) satisfies z.ZodType<Preservation>;
