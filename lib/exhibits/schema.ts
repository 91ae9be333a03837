import { z } from 'zod';
import { count, freeText, id, isoTime, sha256 } from '@/lib/entries/define';
import { CAPTURE_CLASSES, ISSUERS, RELATIONS } from '@/lib/entries/vocabulary';
import { MAX_FILE_BYTES, MAX_TEXT_BYTES } from './model';

const text = (max: number) => freeText(max).transform((s) => s.trim());
const required = (max: number) => text(max).pipe(z.string().min(1));
const caseId = id('case');
const exhibitId = id('exhibit');
const intakeId = id('intake');

/** A file name is kept exactly as it came; it is shown, never used as a path. */
const fileName = freeText(1000);
const mediaType = z.string().max(200).default('');

/** What a person says about an exhibit. */
export const descriptionShape = {
  title: text(300).default(''),
  description: text(8000).default(''),
  label: text(60).default(''),
  acquisition: text(2000).default(''),
  authority: text(1000).default(''),
  source: text(2000).default(''),
  licence: text(1000).default(''),
  supplierId: id('contributor').nullable().default(null),
  happenedAt: isoTime.nullable().default(null),
};

export const announceInput = z.strictObject({
  caseId,
  sha256,
  bytes: count.max(MAX_FILE_BYTES),
  mediaType,
});

export const intakeInput = z.strictObject({ caseId, intakeId });

export const partInput = z.strictObject({
  caseId,
  intakeId,
  /** From 1, as in the S3 protocol. */
  part: z.number().int().min(1).max(10_000),
  sha256,
});

export const admitFileInput = z.strictObject({
  caseId,
  intakeId,
  fileName,
  recreation: z.boolean().default(false),
  /** Of a document that a third party issued: all three, or none. */
  issuer: z.enum(ISSUERS).nullable().default(null),
  issuedBy: text(300).default(''),
  verification: text(2000).default(''),
  ...descriptionShape,
});

export const registerDigestInput = z.strictObject({
  caseId,
  sha256,
  bytes: count,
  mediaType,
  fileName,
  recreation: z.boolean().default(false),
  ...descriptionShape,
});

const body = z
  .string()
  .min(1)
  .refine((s) => s.isWellFormed(), { error: 'unreadable_text' })
  .refine((s) => new TextEncoder().encode(s).length <= MAX_TEXT_BYTES, { error: 'too_long' });

export const writeTextInput = z.strictObject({
  caseId,
  kind: z.enum(['note', 'statement']),
  text: body,
  ...descriptionShape,
  title: required(300),
});

export const reviseTextInput = z.strictObject({
  caseId,
  exhibitId,
  /** Version the writer saw; another one since then is a conflict. */
  after: count.min(1),
  text: body,
  reason: text(2000).default(''),
});

export const describeInput = z.strictObject({
  caseId,
  exhibitId,
  title: required(300).optional(),
  description: text(8000).optional(),
  label: text(60).optional(),
  acquisition: text(2000).optional(),
  authority: text(1000).optional(),
  source: text(2000).optional(),
  licence: text(1000).optional(),
  supplierId: id('contributor').nullable().optional(),
  happenedAt: isoTime.nullable().optional(),
});

export const relateInput = z
  .strictObject({ caseId, exhibitId, relation: z.enum(RELATIONS), toId: exhibitId })
  .refine((r) => r.exhibitId !== r.toId, { path: ['toId'], error: 'same_exhibit' });

export const withdrawRelationInput = z.strictObject({
  caseId,
  relationId: id('relation'),
  reason: required(2000),
});

export const lowerClassInput = z.strictObject({
  caseId,
  exhibitId,
  to: z.enum(CAPTURE_CLASSES),
  reason: required(2000),
});

export const openOriginalInput = z.strictObject({
  caseId,
  exhibitId,
  version: count.min(1).optional(),
  way: z.enum(['view', 'download']),
});

export const listExhibitsInput = z.strictObject({
  caseId,
  /** Number of the last exhibit of the page before; in intake order. */
  after: count.optional(),
  class: z.enum(CAPTURE_CLASSES).optional(),
  supplierId: id('contributor').optional(),
  /** Words searched in number, label, title, description and file name. */
  search: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(200).default(50),
});

export const exhibitInput = z.strictObject({ caseId, exhibitId });

export const readAgainInput = exhibitInput;

export const readingsInput = z.strictObject({
  caseId,
  exhibitId,
  /** Which reading to tell in full; the newest where none is named. */
  readingId: id('reading').optional(),
});

/** What the readers answered, as canonical JSON, or why they did not. */
export const keepReadingInput = z.strictObject({
  caseId,
  exhibitId,
  objectSha256: sha256,
  asked: z.boolean(),
  body: z.string().nullable(),
  failure: z.string().max(40).nullable(),
});

export const custodyInput = z.strictObject({
  caseId,
  exhibitId,
  before: count.optional(),
});

export const copyInput = z.strictObject({
  caseId,
  /** Digest of the original the copy was made from. */
  sha256,
  kind: z.string().regex(/^(thumb|view|text|page-\d{1,4})$/),
});
