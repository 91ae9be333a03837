import { z } from 'zod';
import { FORUM_NAMES } from '@/lib/elements/elements';
import { PRESERVATION_GROUPS } from '@/lib/elements/preservation';
import { count, day, freeText, id, isoTime } from '@/lib/entries/define';
import { elementLinked } from '@/lib/entries/element-linked.v1';
import {
  ANSWER_MEANINGS,
  CAPTURE_CLASSES,
  ELEMENTS,
  NOTICE_KINDS,
  RECORD_KINDS,
} from '@/lib/entries/vocabulary';
import { COUNSEL_MARKS } from './model';

const caseId = id('case');
const said = (max: number) => freeText(max).transform((s) => s.trim());
const required = (max: number) => said(max).pipe(z.string().min(1));
const { element, bearing, record, aspects, region, span } = elementLinked.act.shape;

/** Who may read something of a desk besides its author: accounts, and firms of counsel. */
export const sharedWith = z
  .array(z.union([id('account'), id('firm')]))
  .max(50)
  .default([]);

/** The checklist of one forum, or of every forum of the case. */
export const elementsInput = z.strictObject({ caseId, forum: z.enum(FORUM_NAMES).optional() });

export const chronologyInput = z.strictObject({
  caseId,
  /** Entry of the last line of the page before. */
  after: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  personId: id('contributor').optional(),
  element: z.enum(ELEMENTS).optional(),
  class: z.enum(CAPTURE_CLASSES).optional(),
});

/** What was said of one act, by its entry. */
export const answersInput = z.strictObject({ caseId, entry: count });

export const choicesInput = z.strictObject({ caseId });

export const holdsInput = z.strictObject({ caseId });

export const preservationInput = z.strictObject({
  caseId,
  group: z.enum(PRESERVATION_GROUPS).optional(),
  /** Lines of this day (UTC+8) and later. */
  since: day.optional(),
  /** Entry of the last line of the page before. */
  after: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const linkElementInput = z.strictObject({
  caseId,
  elements: z.array(element).min(1).max(ELEMENTS.length),
  bearing: bearing.default('supports'),
  record,
  aspects: aspects.default([]),
  region: region.default(null),
  span: span.default(null),
  note: said(4000).default(''),
});

export const unlinkElementInput = z.strictObject({
  caseId,
  linkId: id('link'),
  reason: required(2000),
});

export const recordNoticeInput = z.strictObject({
  caseId,
  kind: z.enum(NOTICE_KINDS),
  direction: z.enum(['received', 'sent']),
  happenedAt: isoTime,
  exhibitId: id('exhibit').nullable().default(null),
  from: said(300).default(''),
  to: said(300).default(''),
  note: said(4000).default(''),
});

export const placeHoldInput = z.strictObject({
  caseId,
  startsAt: isoTime,
  people: z.array(id('contributor')).max(200).default([]),
  noticeId: id('notice').nullable().default(null),
  scope: required(4000),
  reason: said(4000).default(''),
});

export const releaseHoldInput = z.strictObject({
  caseId,
  holdId: id('hold'),
  reason: required(4000),
});

export const answerActInput = z.strictObject({
  caseId,
  /** Entry of the act in the ledger of the case. */
  entry: count,
  contributorId: id('contributor'),
  meaning: z.enum(ANSWER_MEANINGS),
  reason: said(4000).default(''),
});

/** What counsel notes; `record` null is about the case as a whole. */
export const writeNoteInput = z.strictObject({
  caseId,
  record: z
    .strictObject({ kind: z.enum(RECORD_KINDS), id: z.string().max(60) })
    .nullable()
    .default(null),
  mark: z.enum(COUNSEL_MARKS).nullable().default(null),
  /** Elements that the record, or the note itself, bears on as counsel sees it. */
  elements: z.array(z.enum(ELEMENTS)).max(ELEMENTS.length).default([]),
  text: said(20_000).default(''),
  /** Other counsel of the workspace, or firms of the writer's, who may read it. */
  sharedWith,
});

/** Notes about one record, or all that the reader may read. */
export const notesInput = z.strictObject({ caseId, recordId: z.string().max(60).optional() });
