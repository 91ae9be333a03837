import { z } from 'zod';
import { VOLUME_FORUMS, WITHHELD_KINDS } from '@/lib/entries/vocabulary';
import type { VolumePreview } from '@/lib/volumes/commands/preview-volume';
import type { Comparison, ExhibitSheet } from '@/lib/volumes/dto';
import { COMPARED_SETTINGS, SHEET_REFUSALS } from '@/lib/volumes/model';
import { count, identifier } from './parts';

export const volumePreview = z.union([
  z.object({
    made: z.literal(true),
    pages: count
      .nullable()
      .describe('Pages of the whole file; null where there was time for the pages shown alone.'),
    first: count
      .nullable()
      .describe('Number of the first page shown; null where pages have no numbers yet.'),
    pictures: z.array(z.string()).describe('PNG of pages in order, in base 64.'),
  }),
  z.object({
    made: z.literal(false),
    item: z
      .string()
      .nullable()
      .describe('What could not be composed; null where it took too long or too much.'),
  }),
]) satisfies z.ZodType<VolumePreview>;

export const compositionSaved = z.object({
  compositionId: identifier('composition'),
  version: count,
});

export const exhibitSheet = z.union([
  z.object({
    drawn: z.literal(true),
    page: count.describe('From 1.'),
    pages: count.describe('Pages of the file.'),
    width: z.number().positive().describe('Points, as a reader shows the page.'),
    height: z.number().positive(),
    picture: z.string().describe('WebP of the whole page, in base 64.'),
  }),
  z.object({
    drawn: z.literal(false),
    reason: z.enum(SHEET_REFUSALS).describe('Why areas of this file cannot be marked.'),
  }),
]) satisfies z.ZodType<ExhibitSheet>;

const comparedVolume = z.object({
  dossierId: identifier('dossier'),
  number: count,
  title: z.string(),
  size: count.describe('Entries covered.'),
  forum: z.enum(VOLUME_FORUMS),
  pages: count.nullable().describe('Null until it is done.'),
});

const comparedExhibit = z.object({
  name: z.string().describe('Its number on the paper of the newer volume.'),
  number: count.describe('Its number in the case.'),
  title: z.string(),
});

const comparedItems = z.array(
  z.object({ kind: z.enum(WITHHELD_KINDS), number: count, title: z.string() }),
);
const keptBack = z.object({ added: comparedItems, lifted: comparedItems });
const texts = z.object({ added: z.array(z.string()), dropped: z.array(z.string()) });

export const comparison = z.object({
  older: comparedVolume,
  newer: comparedVolume,
  added: z.array(comparedExhibit),
  changed: z.array(
    comparedExhibit.extend({
      changes: z.array(z.object({ what: z.string(), from: z.string(), to: z.string() })),
    }),
  ),
  withheld: keptBack,
  redacted: keptBack,
  facts: texts,
  allegations: texts,
  parts: texts,
  settings: z.array(z.enum(COMPARED_SETTINGS)),
}) satisfies z.ZodType<Comparison>;
