import { z } from 'zod';
import { ANOMALIES } from '@/lib/elements/anomalies';
import { FORUM_NAMES, RULES } from '@/lib/elements/elements';
import { SHOWN_KINDS, WEAKNESSES } from '@/lib/elements/record';
import { LACKS, RESCUE_SOURCES } from '@/lib/elements/rescue';
import { STANDINGS } from '@/lib/elements/standing';
import {
  ASPECTS,
  BEARINGS,
  CAPTURE_CLASSES,
  ELEMENTS,
  NOTICE_KINDS,
} from '@/lib/entries/vocabulary';
import type { Checklist, Chronology, Holds } from '@/lib/review/dto';
import { count, day, identifier, time } from './parts';

const forum = z.enum(FORUM_NAMES);
const element = z.enum(ELEMENTS);
const person = z.object({ id: identifier('contributor'), name: z.string() });

/** A record as lists show it. */
const record = z.object({
  kind: z.enum(SHOWN_KINDS),
  id: z.string(),
  number: z.number().int().nullable(),
  title: z.string(),
  class: z.enum(CAPTURE_CLASSES).nullable(),
  at: time,
  claimed: z.string().nullable(),
  account: z.string(),
  entry: count,
});
export const named = record.extend({ by: z.string() });

export const laws = z.array(z.object({ forum, text: z.string(), article: z.string() }));

export const checklist = z.object({
  elements: z.array(
    z.object({
      id: element,
      forums: z.array(forum),
      standing: z.enum(STANDINGS),
      laws,
      bears: z.array(
        z.object({
          element,
          record: named,
          bearing: z.enum(BEARINGS),
          basis: z.union([
            z.object({ rule: z.enum(RULES) }),
            z.object({ link: identifier('link'), note: z.string(), account: z.string() }),
          ]),
          weaknesses: z.array(z.enum(WEAKNESSES)),
          linkedBy: z.string().nullable(),
          aspects: z.array(z.enum(ASPECTS)),
        }),
      ),
    }),
  ),
  forums: z.array(forum),
  lawsAsOf: day,
  size: count,
  disputeDate: day.nullable(),
  rescue: z
    .array(
      z.object({
        source: z.enum(RESCUE_SOURCES),
        all: count.describe('Records that lack something; the first hundred are listed.'),
        records: z.array(z.object({ record, lacks: z.array(z.enum(LACKS)) })),
      }),
    )
    .describe('Where what the record lacks might still be found; a recreation is none of it.'),
  may: z.object({ link: z.boolean() }),
}) satisfies z.ZodType<Checklist>;

export const chronologyAnswer = z.object({
  lines: z.array(
    z.object({
      record: named,
      people: z.array(person),
      elements: z.array(element),
      isAfterDispute: z.boolean(),
    }),
  ),
  next: count.nullable(),
  anomalies: z.array(
    z.object({
      code: z.enum(ANOMALIES),
      records: z.array(record),
      values: z.array(z.string()),
      about: z.string(),
    }),
  ),
  people: z.array(person),
  making: z
    .object({
      figures: z.object({
        revisions: count,
        runs: count,
        outputs: count,
        choices: count,
        candidates: count,
        steps: count,
      }),
      times: z.array(
        z.object({
          account: z.string(),
          name: z.string(),
          acts: count,
          stretches: count,
          whole: z
            .number()
            .describe('Milliseconds between the first and last act of each stretch.'),
          first: time,
          last: time,
        }),
      ),
    })
    .nullable()
    .describe('Counts and times of the making, with the first page.'),
}) satisfies z.ZodType<Chronology>;

export const holds = z.object({
  notices: z.array(
    z.object({
      id: identifier('notice'),
      kind: z.enum(NOTICE_KINDS),
      direction: z.enum(['received', 'sent']),
      happenedAt: time,
      at: time,
      from: z.string(),
      to: z.string(),
      note: z.string(),
      exhibit: z.object({ id: identifier('exhibit'), number: count, title: z.string() }).nullable(),
      by: z.string(),
      entry: count,
    }),
  ),
  holds: z.array(
    z.object({
      id: identifier('hold'),
      startsAt: time,
      at: time,
      people: z.array(person),
      noticeId: identifier('notice').nullable(),
      scope: z.string(),
      reason: z.string(),
      by: z.string(),
      released: z.object({ at: time, reason: z.string(), by: z.string() }).nullable(),
      entry: count,
    }),
  ),
  disputeDate: day.nullable(),
  people: z.array(person),
  may: z.object({ write: z.boolean() }),
}) satisfies z.ZodType<Holds>;

export const linksMade = z.object({ linkIds: z.array(identifier('link')) });
export const noticeMade = z.object({ noticeId: identifier('notice') });
export const holdMade = z.object({ holdId: identifier('hold') });
