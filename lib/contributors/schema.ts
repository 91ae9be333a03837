import { z } from 'zod';
import { day, freeText, id } from '@/lib/entries/define';
import { CONTRIBUTOR_ROLES, CONTRIBUTOR_STANDINGS, ROLE_STANDINGS } from '@/lib/entries/vocabulary';
import { isPeriod } from './model';

const text = (max: number) => freeText(max).transform((s) => s.trim());
const required = (max: number) => text(max).pipe(z.string().min(1));
const caseId = id('case');
const contributorId = id('contributor');

export const addContributorInput = z.strictObject({
  caseId,
  name: required(300),
  standing: z.enum(CONTRIBUTOR_STANDINGS),
  employer: text(300).default(''),
  identityCheck: text(1000).default(''),
  note: text(4000).default(''),
  /** Account of the workspace that acts for this person, if any. */
  accountId: id('account').optional(),
});

export const amendContributorInput = z.strictObject({
  caseId,
  contributorId,
  name: required(300).optional(),
  standing: z.enum(CONTRIBUTOR_STANDINGS).optional(),
  employer: text(300).optional(),
  identityCheck: text(1000).optional(),
  note: text(4000).optional(),
});

export const recordRoleInput = z
  .strictObject({
    caseId,
    contributorId,
    /** Present to restate a role, absent to give one. */
    roleId: id('role').optional(),
    name: z.enum(CONTRIBUTOR_ROLES),
    standing: z.enum(ROLE_STANDINGS).default('asserted'),
    startsOn: day.nullable().default(null),
    endsOn: day.nullable().default(null),
  })
  .refine((r) => isPeriod(r.startsOn, r.endsOn), { path: ['endsOn'], error: 'ends_before_start' });

export const linkAccountInput = z.strictObject({ caseId, contributorId, accountId: id('account') });

export const unlinkAccountInput = z.strictObject({
  caseId,
  contributorId,
  accountId: id('account'),
  reason: required(2000),
});

export const contributorsInput = z.strictObject({ caseId });

export const contributorInput = z.strictObject({
  caseId,
  contributorId,
  /** Entries older than this index; newest first. */
  before: z.number().int().min(0).optional(),
});
