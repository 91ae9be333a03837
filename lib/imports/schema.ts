import { z } from 'zod';
import { count, freeText, id, sha256 } from '@/lib/entries/define';
import {
  ADMITTED_AT_ONCE,
  DECIDED_AT_ONCE,
  HASHED_AT_ONCE,
  ITEM_STATES,
  MOST_FILES,
  NAMED_AT_ONCE,
  REPORTED_FAILURES,
} from './model';

const caseId = id('case');
const importId = id('import');
const text = (max: number) => freeText(max).transform((s) => s.trim());
const position = count.max(MOST_FILES - 1);

/**
 * What is said about every file of an import. Said when it begins, it is kept for whoever goes on with
 * it; an import that began as recreations stays one, whatever is said later.
 */
const commonShape = {
  source: text(2000).default(''),
  licence: text(1000).default(''),
  supplierId: id('contributor').nullable().default(null),
  recreation: z.boolean().default(false),
};

export const openImportInput = z.strictObject({
  caseId,
  /** Name of the folder, or whatever tells this import from others. */
  label: text(1000),
  ...commonShape,
});

export const importInput = z.strictObject({ caseId, importId });

/** Names and sizes of files in their order; a position named before stays as it was. */
export const nameFilesInput = z.strictObject({
  caseId,
  importId,
  from: position,
  files: z
    .array(z.strictObject({ name: freeText(1000), bytes: count }))
    .min(1)
    .max(NAMED_AT_ONCE),
});

export const announceFilesInput = z.strictObject({
  caseId,
  importId,
  files: z
    .array(z.strictObject({ position, sha256, mediaType: z.string().max(200).default('') }))
    .min(1)
    .max(HASHED_AT_ONCE),
});

export const admitFilesInput = z.strictObject({
  caseId,
  importId,
  positions: z.array(position).min(1).max(ADMITTED_AT_ONCE),
  ...commonShape,
});

export const refuseFilesInput = z.strictObject({
  caseId,
  importId,
  files: z
    .array(z.strictObject({ position, failure: z.enum(REPORTED_FAILURES) }))
    .min(1)
    .max(NAMED_AT_ONCE),
});

export const endImportInput = z.strictObject({
  caseId,
  importId,
  /** Somebody stopped it; what was not admitted by then is left. */
  cancelled: z.boolean().default(false),
});

export const openArchiveInput = z.strictObject({ caseId, exhibitId: id('exhibit') });

/** Takes the next members out of an archive that was opened. */
export const unpackInput = z.strictObject({ caseId, importId, ...commonShape });

export const listImportsInput = z.strictObject({
  caseId,
  before: importId.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});

export const listFilesInput = z.strictObject({
  caseId,
  importId,
  state: z.enum(ITEM_STATES).optional(),
  /** Position of the last file of the page before. */
  after: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
});

export const listProposalsInput = z.strictObject({
  caseId,
  state: z.enum(['waiting', 'confirmed', 'left']).default('waiting'),
  kind: z.enum(['run', 'link']).optional(),
  importId: importId.optional(),
  after: id('proposal').optional(),
  limit: z.coerce.number().int().min(1).max(50).default(25),
});

/**
 * Confirms or leaves proposals: those named, or the next ones that wait of an import or of the case.
 * Who operated, who instructed and whose account it was holds for all of them; null stays unknown.
 */
export const decideInput = z.strictObject({
  caseId,
  decision: z.enum(['confirm', 'leave']),
  which: z.union([
    z.strictObject({ proposals: z.array(id('proposal')).min(1).max(DECIDED_AT_ONCE) }),
    z.strictObject({
      importId: importId.nullable(),
      kind: z.enum(['run', 'link']).nullable(),
    }),
  ]),
  operatorId: id('contributor').nullable().default(null),
  instructorId: id('contributor').nullable().default(null),
  generatorId: id('generator').nullable().default(null),
});
