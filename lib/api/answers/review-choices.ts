import { z } from 'zod';
import { ASPECTS, BEARINGS, MODIFICATION_KINDS, RECORD_KINDS } from '@/lib/entries/vocabulary';
import type { ChoiceMap } from '@/lib/review/dto';
import { count, digest, identifier, time } from './parts';

const region = z.object({ x: count, y: count, width: count, height: count });

const said = z.object({
  linkId: identifier('link'),
  note: z.string(),
  bearing: z.enum(BEARINGS),
  by: z.string(),
  at: time,
  entry: count,
});

const line = z.object({
  mark: said
    .extend({
      region: region.nullable().describe('Pixels of the original; null is the whole picture.'),
      exhibit: z.object({
        id: identifier('exhibit'),
        number: count,
        title: z.string(),
        sha256: digest,
        mediaType: z.string(),
        width: count.nullable(),
        height: count.nullable(),
      }),
    })
    .nullable(),
  words: z.array(
    said.extend({
      prompt: z.object({ id: identifier('prompt'), number: count, title: z.string() }),
      revision: count,
      span: z
        .object({ from: count, to: count, sha256: digest })
        .nullable()
        .describe('UTF-16 units of the positive text, with the SHA-256 of the words.'),
    }),
  ),
  edits: z.array(
    z.object({
      id: identifier('modification'),
      number: count,
      kind: z.enum(MODIFICATION_KINDS),
      purpose: z.string(),
      regions: z.array(region.extend({ note: z.string() })),
      entry: count,
    }),
  ),
  choices: z.array(
    z.object({
      id: identifier('selection'),
      reason: z.string(),
      chosen: z.array(z.object({ id: identifier('exhibit'), number: count })),
      entry: count,
    }),
  ),
  others: z.array(
    said.extend({
      record: z.object({ kind: z.enum(RECORD_KINDS), id: z.string(), title: z.string() }),
    }),
  ),
});

/** The map of visible choices. */
export const choices = z.object({
  dimensions: z.array(z.object({ aspect: z.enum(ASPECTS).nullable(), lines: z.array(line) })),
  prompts: z.array(
    z.object({
      id: identifier('prompt'),
      number: count,
      title: z.string(),
      revisions: z.array(count),
    }),
  ),
  size: count,
  may: z.object({ link: z.boolean() }),
}) satisfies z.ZodType<ChoiceMap>;
