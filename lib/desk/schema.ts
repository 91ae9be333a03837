import { z } from 'zod';
import { cite } from '@/lib/elements/cite';
import { ELEMENT_ORIGINS, TREATMENTS } from '@/lib/elements/claim';
import { FORUM_NAMES } from '@/lib/elements/elements';
import { QUESTION_NUMBERS } from '@/lib/elements/questions';
import { count, freeText, id } from '@/lib/entries/define';
import { RECORD_KINDS } from '@/lib/entries/vocabulary';
import { ITEM_KINDS } from './model';

const caseId = id('case');
const workspaceId = id('workspace');
const said = (max: number) => freeText(max).transform((s) => s.trim());
const required = (max: number) => said(max).pipe(z.string().min(1));
const cites = z.array(cite).max(100).default([]);

/** Who may read it besides its author: accounts, and firms of counsel. */
const sharedWith = z
  .array(z.union([id('account'), id('firm')]))
  .max(50)
  .default([]);

/** A sentence with the exact places it leans on. */
export const sentence = z.strictObject({ text: required(4000), cites });

/** A statement of fact. */
export const fact = sentence;
export type Fact = z.output<typeof fact>;

/** What the other side says, and what is there to answer it, or is not. */
export const allegation = z.strictObject({
  text: required(4000),
  /** Where it is said, as counsel writes it. */
  source: said(1000).default(''),
  answers: z.array(sentence).max(100).default([]),
  /** What is not there to answer it with, named. */
  gaps: z.array(required(1000)).max(100).default([]),
});
export type Allegation = z.output<typeof allegation>;

/** What somebody remarks on a question of the worksheet. */
export const remark = z.strictObject({
  question: z.literal(QUESTION_NUMBERS),
  text: required(20_000),
  cites,
});
export type Remark = z.output<typeof remark>;

/** An element of the work with its authors and what is proposed to be done with it. */
export const claim = z.strictObject({
  element: required(1000),
  authors: z.array(id('contributor')).max(50).default([]),
  origin: z.enum(ELEMENT_ORIGINS).default('unknown'),
  tool: said(300).default(''),
  act: said(2000).default(''),
  cites,
  treatment: z.enum(TREATMENTS).default('undecided'),
});
export type Claim = z.output<typeof claim>;

export const item = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fact'), said: fact }),
  z.strictObject({ kind: z.literal('allegation'), said: allegation }),
  z.strictObject({ kind: z.literal('remark'), said: remark }),
  z.strictObject({ kind: z.literal('claim'), said: claim }),
]);

const itemId = z.union([id('fact'), id('allegation'), id('remark'), id('claim')]);

export const saveItemInput = z.strictObject({
  caseId,
  /** The item that this is a new version of; null for a new one. */
  itemId: itemId.nullable().default(null),
  /** Version that the writer saw last; 0 for a new item. */
  version: count.default(0),
  item,
  sharedWith,
});

export const withdrawItemInput = z.strictObject({
  caseId,
  itemId,
  version: count,
  reason: required(2000),
});

export const orderFactsInput = z.strictObject({ caseId, facts: z.array(id('fact')).max(1000) });

/** Items of one kind, or all that the reader may read. */
export const deskInput = z.strictObject({ caseId, kind: z.enum(ITEM_KINDS).optional() });

export const worksheetInput = z.strictObject({ caseId, forum: z.enum(FORUM_NAMES).optional() });

/** Records that a statement can lean on: of one kind, with words in their names, page by page. */
export const citableInput = z.strictObject({
  caseId,
  kind: z.enum(RECORD_KINDS),
  search: z.string().max(200).default(''),
  /** Entry of the last record of the page before. */
  after: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const firmsInput = z.strictObject({ workspaceId });

export const openFirmInput = z.strictObject({ workspaceId, name: required(200) });

export const admitToFirmInput = z.strictObject({
  workspaceId,
  firmId: id('firm'),
  accountId: id('account'),
});

export const endFirmPlaceInput = admitToFirmInput;
