import { z } from 'zod';
import type { Citable, DeskItems, Firms, Worksheet } from '@/lib/desk/dto';
import { ELEMENT_ORIGINS, TREATMENTS } from '@/lib/elements/claim';
import { FORUM_NAMES } from '@/lib/elements/elements';
import { ABSENCES, QUESTION_NUMBERS } from '@/lib/elements/questions';
import { region } from '@/lib/entries/modification-recorded.v1';
import { recordRef } from '@/lib/entries/record-ref';
import { ELEMENTS } from '@/lib/entries/vocabulary';
import { count, day, identifier, time } from './parts';
import { laws, named } from './review';

const forum = z.enum(FORUM_NAMES);
const reader = z.object({ id: z.string(), name: z.string() });
const readers = z.object({ people: z.array(reader), firms: z.array(reader) });

const cite = z.object({
  record: recordRef.nullable(),
  entry: count.nullable(),
  span: z.object({ from: count, to: count }).nullable(),
  region: region.nullable(),
  page: count.nullable(),
  shown: named.nullable(),
  recorded: z.object({ at: time, by: z.string() }).nullable(),
});
const cites = z.array(cite);
const sentence = z.object({ text: z.string(), cites });

/** An item with its versions; the shape of what was said depends on its kind. */
const item = <S extends z.ZodType>(content: S) =>
  z.object({
    id: z.string(),
    versions: z.array(
      z.object({
        id: z.string(),
        version: count,
        at: time,
        by: reader,
        own: z.boolean(),
        sharedWith: z.array(z.string()),
        content: content.nullable(),
        withdrawn: z.string().nullable(),
      }),
    ),
    readers: z.array(reader),
    may: z.object({ withdraw: z.boolean() }),
  });

const remark = item(sentence.extend({ question: z.literal(QUESTION_NUMBERS) }));

const desk = {
  me: z.string(),
  readers,
  holds: z.boolean(),
  may: z.object({ write: z.boolean(), firms: z.boolean() }),
};

export const deskAnswer = z.object({
  ...desk,
  facts: z.array(item(sentence)),
  allegations: z.array(
    item(
      z.object({
        text: z.string(),
        source: z.string(),
        answers: z.array(sentence),
        gaps: z.array(z.string()),
      }),
    ),
  ),
  claims: z.array(
    item(
      z.object({
        element: z.string(),
        authors: z.array(identifier('contributor')),
        origin: z.enum(ELEMENT_ORIGINS),
        tool: z.string(),
        act: z.string(),
        cites,
        treatment: z.enum(TREATMENTS),
      }),
    ),
  ),
  remarks: z.array(remark),
  people: z.array(reader),
}) satisfies z.ZodType<DeskItems>;

export const worksheetAnswer = z.object({
  ...desk,
  questions: z.array(
    z.object({
      number: z.literal(QUESTION_NUMBERS),
      forums: z.array(forum),
      elements: z.array(z.enum(ELEMENTS)),
      records: z.array(named),
      count,
      absences: z.array(z.enum(ABSENCES)),
      laws,
      remarks: z.array(remark),
    }),
  ),
  forums: z.array(forum),
  lawsAsOf: day,
  size: count,
}) satisfies z.ZodType<Worksheet>;

export const citableAnswer = z.object({
  records: z.array(named),
  next: count.nullable(),
}) satisfies z.ZodType<Citable>;

export const itemSaved = z.object({ itemId: z.string(), version: count });

export const firmsAnswer = z.object({
  firms: z.array(
    z.object({
      id: identifier('firm'),
      name: z.string(),
      members: z.array(
        z.object({
          accountId: identifier('account'),
          name: z.string(),
          since: time,
          self: z.boolean(),
        }),
      ),
    }),
  ),
  counsel: z.array(reader),
}) satisfies z.ZodType<Firms>;

export const firmMade = z.object({ firmId: identifier('firm') });
