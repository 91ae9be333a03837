import { z } from 'zod';
import { count, freeText, id, sha256 } from '@/lib/entries/define';
import { DOSSIER_LANGUAGES, PAPERS } from '@/lib/entries/vocabulary';

const text = (max: number) => freeText(max).transform((s) => s.trim());
const caseId = id('case');
const dossierId = id('dossier');

export const requestDossierInput = z
  .strictObject({
    caseId,
    language: z.enum(DOSSIER_LANGUAGES).default('both'),
    paper: z.enum(PAPERS).default('A4'),
    withheld: z.array(id('exhibit')).max(10_000).default([]),
    withholdingReason: text(2000).default(''),
    devices: z.boolean().default(false),
    reason: text(2000).pipe(z.string().min(1)),
    recipient: text(500).pipe(z.string().min(1)),
    /** Entries to cover; all, by default. A smaller number repeats an earlier state. */
    size: count.min(1).optional(),
  })
  .refine((d) => d.withheld.length === 0 || d.withholdingReason !== '', {
    path: ['withholdingReason'],
    error: 'required',
  });

export const dossierInput = z.strictObject({ caseId, dossierId });

export const dossiersInput = z.strictObject({ caseId });

export const completeDossierInput = z.strictObject({
  caseId,
  dossierId,
  pdf: z.strictObject({ sha256, bytes: count, pages: count }),
  bundle: z.strictObject({ sha256, bytes: count }),
});

export const endDossierInput = z.strictObject({
  caseId,
  dossierId,
  outcome: z.enum(['failed', 'cancelled']),
  reason: text(2000),
});

export const openDossierInput = z.strictObject({
  caseId,
  dossierId,
  part: z.enum(['pdf', 'bundle']),
});
