import { z } from 'zod';
import { cite } from '@/lib/elements/cite';
import { count, freeText, id, isoTime, sha256 } from '@/lib/entries/define';
import { region } from '@/lib/entries/modification-recorded.v1';
import {
  DOSSIER_LANGUAGES,
  PAPERS,
  VOLUME_FILES,
  VOLUME_FORUMS,
  WITHHELD_KINDS,
} from '@/lib/entries/vocabulary';
import { canonicalJson } from '@/lib/kernel/canonical-json';
import {
  DATA_KINDS,
  ELEMENT_ORIGINS,
  EVIDENCE_KINDS,
  GROUNDS,
  isMaskable,
  LIMBS,
  PRC_PARTS,
  saysMore,
  TREATMENTS,
  US_PARTS,
} from './model';

const said = (max: number) => freeText(max).transform((s) => s.trim());
const required = (max: number) => said(max).pipe(z.string().min(1));
const cites = z.array(cite).max(100).default([]);

/** An exhibit as a volume lists it. Empty texts stand for what the record says. */
const listedExhibit = z.strictObject({
  exhibit: id('exhibit'),
  title: said(300).default(''),
  /** 主要内容 */
  content: said(2000).default(''),
  /** 证明对象（证明目的）: counsel's words, never the app's. */
  purpose: said(2000).default(''),
  form: z.enum(['original', 'copy', 'unsaid']).default('unsaid'),
  copies: count.default(1),
  remark: said(1000).default(''),
  /** Authentication bases a US index names, as counsel writes them. */
  basis: said(300).default(''),
  /** 证据种类, and of electronic data its kind by article 14; absent is not stated. Version 2. */
  evidence: z.enum(EVIDENCE_KINDS).optional(),
  data: z.enum(DATA_KINDS).optional(),
});

/** A part of an exhibit that is taken out of the derivative printed. */
const redaction = z.strictObject({
  exhibit: id('exhibit'),
  version: count.min(1),
  reason: required(2000),
  /** Rectangles in pixels of the picture, or in PDF points from the top left of `page`. */
  areas: z
    .array(z.strictObject({ page: count.min(1).nullable(), region }))
    .max(1000)
    .default([]),
  /** UTF-16 units of a text. */
  spans: z
    .array(z.strictObject({ from: count, to: count }))
    .max(10_000)
    .default([]),
});

const attributed = { by: z.string().max(300), at: isoTime };

/** A sentence with the exact places it leans on. */
const sentence = z.strictObject({ text: required(4000), cites });

const members = z.strictObject({
  /** 2 where anything is said that was not in 1; see `saysMore`. */
  v: z.union([z.literal(1), z.literal(2)]),
  title: required(300),
  forum: z.enum(VOLUME_FORUMS),
  language: z.enum(DOSSIER_LANGUAGES),
  paper: z.enum(PAPERS),
  /** Whether personal data is masked in the volume; a sealed annex then shows it in full. */
  mask: z.boolean(),
  /** Names and other words that counsel lists to be masked as well. */
  maskedWords: z
    .array(said(200))
    .max(500)
    .default([])
    .transform((words) => words.filter((word) => word !== ''))
    .refine((words) => words.every(isMaskable), { message: 'not_maskable' }),
  annex: z.boolean(),
  /** Whether the annex lies in the bundle too, whose originals and ledger are in full anyway. */
  annexInBundle: z.boolean().default(false),
  devices: z.boolean(),
  /** Contributor whose acts alone the tables of acts list; null for everybody's. */
  actsOf: id('contributor').nullable().default(null),
  columns: z.strictObject({ original: z.boolean(), remarks: z.boolean(), purpose: z.boolean() }),
  /** Parts printed, in the order printed. */
  parts: z
    .array(z.enum([...new Set([...PRC_PARTS, ...US_PARTS])]))
    .min(1)
    .max(40),
  /** Exhibits in groups: 证据1-1 is the first of the first group. What is in no group follows. */
  groups: z
    .array(z.strictObject({ title: said(300), exhibits: z.array(listedExhibit).max(10_000) }))
    .max(1000),
  withheld: z
    .array(
      z.strictObject({
        kind: z.enum(WITHHELD_KINDS),
        id: z.union([id('exhibit'), id('prompt'), id('run')]),
        reason: required(2000),
        /** As counsel calls it, and to whom it was addressed; absent is not stated. Version 2. */
        ground: z.enum(GROUNDS).optional(),
        recipient: said(300).optional(),
      }),
    )
    .max(100_000),
  redactions: z.array(redaction).max(10_000),
  facts: z.array(sentence.extend(attributed)).max(1000),
  allegations: z
    .array(
      z.strictObject({
        text: required(4000),
        source: said(1000),
        answers: z.array(sentence).max(100),
        /** What is not there to answer it with, named. */
        gaps: z.array(required(1000)).max(100),
      }),
    )
    .max(500),
  /** 创作说明: sentences of the creator, each with its exhibits. */
  statement: z.strictObject({
    by: said(300),
    writtenAfterDispute: z.boolean().nullable(),
    sentences: z.array(sentence).max(1000),
  }),
  /**
   * Limbs of article 94 that the submitter relies on, in counsel's words with what they lean on (PRC part
   * 12). Absent is none stated. Version 2.
   */
  article94: z
    .array(z.strictObject({ limb: z.enum(LIMBS), text: said(4000).default(''), cites }))
    .min(1)
    .max(LIMBS.length)
    .optional(),
  /** Elements of the work with their authors (US part 3). */
  claims: z
    .array(
      z.strictObject({
        element: required(1000),
        authors: z.array(id('contributor')).max(50),
        origin: z.enum(ELEMENT_ORIGINS),
        tool: said(300),
        act: said(2000),
        cites,
        treatment: z.enum(TREATMENTS),
      }),
    )
    .max(500),
  /** Draft-only fields for counsel (US part 3). */
  drafts: z.strictObject({
    authorCreated: said(4000),
    materialExcluded: said(4000),
    newMaterial: said(4000),
    noteToOffice: said(4000),
  }),
  cover: z.strictObject({
    /** 案号, or a caption's number; empty before filing. */
    caseNumber: said(300),
    court: said(300),
    /** 案由 */
    cause: said(300),
    submitter: said(300),
    role: z.enum(['claimant', 'respondent', 'third_party', 'applicant', 'none']),
    copies: count.nullable(),
    /** As counsel writes it; empty for a blank. */
    date: said(100),
  }),
  /** Declarations, agreements and translations printed, by identifier. */
  declarations: z.array(id('declaration')).max(500),
  agreements: z.array(id('agreement')).max(500),
  translations: z.array(id('translation')).max(10_000),
  recipient: required(500),
  purpose: required(2000),
  /** Largest file in bytes; above it the volume is split at exhibit groups. Null for no limit. */
  limitBytes: count.min(1024 ** 2).nullable(),
});

/**
 * How a volume is put together: everything printed that the ledger does not say stands here, so that
 * equal compositions at an equal size give equal bytes. Kept as canonical JSON.
 */
export const composition = members.refine((one) => one.v === 2 || !saysMore(one), {
  path: ['v'],
  error: 'wrong_value',
});
export type Composition = z.output<typeof composition>;

/**
 * The canonical JSON of a composition. Members that say nothing are left out, those among them that came
 * after it was kept (no words to mask, everybody's acts), so that it gives its bytes again.
 */
export function compositionText({ maskedWords, actsOf, ...rest }: Composition): string {
  const said = {
    ...rest,
    ...(maskedWords.length === 0 ? {} : { maskedWords }),
    ...(actsOf === null ? {} : { actsOf }),
  };
  return canonicalJson(JSON.parse(JSON.stringify(said)));
}

const caseId = id('case');
const dossierId = id('dossier');

export const requestVolumeInput = z.strictObject({
  caseId,
  composition,
  /** The volume that this one is made again from. */
  previous: dossierId.nullable().default(null),
  /** Entries to cover; all, by default. A smaller number repeats an earlier state. */
  size: count.min(1).optional(),
});

const made = z.strictObject({
  role: z.enum(VOLUME_FILES),
  part: count.min(1),
  parts: count.min(1),
  sha256,
  bytes: count,
  pages: count.nullable(),
});

export const completeVolumeInput = z.strictObject({
  caseId,
  dossierId,
  files: z.array(made).min(1).max(1000),
  redactions: z
    .array(z.strictObject({ exhibit: id('exhibit'), version: count.min(1), sha256, bytes: count }))
    .max(10_000),
});

/** A file by its place among the files of a volume, from 0. */
export const openVolumeInput = z.strictObject({
  caseId,
  dossierId,
  file: z.coerce.number().int().min(0).max(1000),
});

export const volumeInput = z.strictObject({ caseId, dossierId });

export const volumesInput = z.strictObject({ caseId });

export const saveCompositionInput = z.strictObject({
  caseId,
  /** The composition that this is a new version of; null for a new one. */
  compositionId: id('composition').nullable().default(null),
  /** Version that the writer saw last; 0 for a new one. */
  version: count.default(0),
  composition,
  sharedWith: z
    .array(z.union([id('account'), id('firm')]))
    .max(50)
    .default([]),
});

/** What the composer begins with: a saved composition, an earlier volume, or everything there is. */
export const composerInput = z.strictObject({
  caseId,
  compositionId: id('composition').optional(),
  volumeId: dossierId.optional(),
  forum: z.enum(VOLUME_FORUMS).optional(),
});

/** Two volumes of a case; without `with`, the one that the volume was made again from. */
export const comparisonInput = z.strictObject({ caseId, dossierId, with: dossierId.optional() });

/** A page, from 1, of a version of a PDF exhibit. */
export const exhibitSheetInput = z.strictObject({
  caseId,
  exhibitId: id('exhibit'),
  version: count.min(1),
  page: count.min(1),
});

export const previewVolumeInput = z.strictObject({
  caseId,
  composition,
  /** Part, exhibit or prompt whose pages are shown; null from the beginning. */
  from: z
    .union([z.enum([...new Set([...PRC_PARTS, ...US_PARTS])]), id('exhibit'), id('prompt')])
    .nullable()
    .default(null),
});
