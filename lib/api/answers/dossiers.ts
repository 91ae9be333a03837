import { z } from 'zod';
import type { DossierItem } from '@/lib/dossier/dto';
import { DOSSIER_LANGUAGES, PAPERS, VOLUME_FILES, VOLUME_FORUMS } from '@/lib/entries/vocabulary';
import { count, digest, identifier, time } from './parts';

export const dossier = z.object({
  id: identifier('dossier'),
  number: count,
  state: z.enum(['queued', 'done', 'failed', 'cancelled']),
  size: count.describe('Entries covered.'),
  language: z.enum(DOSSIER_LANGUAGES),
  paper: z.enum(PAPERS),
  withheld: count.describe('Exhibits counted and proven but not handed over.'),
  reason: z.string(),
  recipient: z.string(),
  requestedAt: time,
  entry: count.describe('Index of the newest entry about this export.'),
  pdf: z.object({ sha256: digest, bytes: count, pages: count }).nullable(),
  bundle: z.object({ sha256: digest, bytes: count }).nullable(),
  volume: z
    .object({
      title: z.string(),
      forum: z.enum(VOLUME_FORUMS),
      previous: identifier('dossier').nullable().describe('The volume it was made again from.'),
      withheld: z.object({ exhibits: count, prompts: count, runs: count }),
      redacted: count.describe('Exhibits of which a derivative with parts taken out is printed.'),
      compositionSha256: digest,
      files: z
        .array(
          z.object({
            role: z.enum(VOLUME_FILES),
            part: count,
            parts: count,
            sha256: digest,
            bytes: count,
            pages: count.nullable(),
          }),
        )
        .describe('In the order of reading; empty until it is done.'),
    })
    .nullable()
    .describe('What a volume adds; null for a dossier that is none.'),
  progress: z
    .object({
      step: z
        .string()
        .describe(
          'reading, redacting, composing, bundling, checking, storing; empty while it waits.',
        ),
      done: count,
      total: count,
      cancelling: z.boolean(),
    })
    .nullable(),
  failure: z.string().nullable(),
}) satisfies z.ZodType<DossierItem>;

export const dossiers = z.object({ dossiers: z.array(dossier), mayExport: z.boolean() });

export const dossierAsked = z.object({
  dossierId: identifier('dossier'),
  number: count,
  size: count,
});
