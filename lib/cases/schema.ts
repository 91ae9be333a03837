import { z } from 'zod';
import { day, freeText, id } from '@/lib/entries/define';
import { CASE_KINDS, CASE_STATUSES, FORUMS, LANGUAGES, SIDES } from '@/lib/entries/vocabulary';

const text = (max: number) => freeText(max).transform((s) => s.trim());
const required = (max: number) => text(max).pipe(z.string().min(1));
const caseId = id('case');

const work = z.strictObject({
  title: required(300),
  completedOn: day.nullable().default(null),
  publishedOn: day.nullable().default(null),
  publishedAt: text(1000).default(''),
  /** Copyright registration as stated; empty and null where it is not. */
  registrationNumber: text(200).default(''),
  registrationAuthority: text(300).default(''),
  registeredOn: day.nullable().default(null),
});

export const openCaseInput = z.strictObject({
  workspaceId: id('workspace'),
  title: required(300),
  kind: z.enum(CASE_KINDS),
  side: z.enum(SIDES).default('none'),
  party: text(300).default(''),
  forums: z.array(z.enum(FORUMS)).max(FORUMS.length).default([]),
  textAsOf: day.optional(),
  disputeDate: day.nullable().default(null),
  language: z.enum(LANGUAGES).default('zh'),
  works: z.array(work).max(100).default([]),
});

export const amendCaseInput = z.strictObject({
  caseId,
  title: required(300).optional(),
  party: text(300).optional(),
  kind: z.enum(CASE_KINDS).optional(),
  side: z.enum(SIDES).optional(),
  forums: z.array(z.enum(FORUMS)).max(FORUMS.length).optional(),
  textAsOf: day.optional(),
  language: z.enum(LANGUAGES).optional(),
});

export const recordWorkInput = work.extend({ caseId, workId: id('work').optional() });

export const setDisputeDateInput = z.strictObject({
  caseId,
  date: day.nullable(),
  reason: required(2000),
});

export const setStatusInput = z.strictObject({
  caseId,
  to: z.enum(CASE_STATUSES),
  reason: required(2000),
});

export const caseInput = z.strictObject({ caseId });

export const listCasesInput = z.strictObject({
  workspaceId: id('workspace'),
  /** Number of the last case of the page before; newest first. */
  before: z.number().int().min(1).optional(),
  limit: z.number().int().min(1).max(200).default(50),
});
