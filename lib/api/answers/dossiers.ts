import { z } from 'zod';
import type { DossierItem } from '@/lib/dossier/dto';
import { DOSSIER_LANGUAGES, PAPERS } from '@/lib/entries/vocabulary';
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
  progress: z
    .object({
      step: z
        .string()
        .describe('reading, composing, bundling, checking, storing; empty while it waits.'),
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
