import { z } from 'zod';
import type { ActItem, ContributorItem, ContributorView } from '@/lib/contributors/dto';
import { CONTRIBUTOR_ROLES, CONTRIBUTOR_STANDINGS, ROLE_STANDINGS } from '@/lib/entries/vocabulary';
import { count, day, identifier, members, time } from './parts';

const contributor = z.object({
  id: identifier('contributor'),
  name: z.string(),
  standing: z.enum(CONTRIBUTOR_STANDINGS),
  employer: z.string(),
  identityCheck: z.string(),
  note: z.string(),
  addedAt: time,
  roles: z.array(
    z.object({
      id: identifier('role'),
      name: z.enum(CONTRIBUTOR_ROLES),
      standing: z.enum(ROLE_STANDINGS),
      startsOn: day.nullable(),
      endsOn: day.nullable(),
    }),
  ),
  accounts: z.array(
    z.object({ accountId: identifier('account'), displayName: z.string(), linkedAt: time }),
  ),
}) satisfies z.ZodType<ContributorItem>;

export const contributors = z.object({
  contributors: z.array(contributor),
  unlinked: z
    .array(z.object({ accountId: identifier('account'), displayName: z.string() }))
    .describe(
      'Accounts with access to the case that act for nobody in it yet. Empty for those who may not link them.',
    ),
  mayWrite: z.boolean(),
});

const act = z.object({
  index: count,
  kind: z.string(),
  at: time,
  own: z.boolean().describe('Done by an account of the person; otherwise about the person.'),
  exhibitNumber: count.nullable().describe('Of the exhibit the act is about, null where none.'),
  act: members,
  payload: members.nullable(),
}) satisfies z.ZodType<ActItem>;

export const contributorView = z.object({
  contributor,
  names: z.array(z.object({ name: z.string(), index: count, at: time })),
  supplied: z.array(
    z.object({
      id: identifier('exhibit'),
      number: count,
      title: z.string(),
      captureClass: z.string(),
    }),
  ),
  counts: z.array(z.object({ kind: z.string(), count })),
  acts: z.array(act),
  next: count.nullable().describe('`before` of the next page, null at the end.'),
}) satisfies z.ZodType<ContributorView>;

export const contributorAdded = z.object({ contributorId: identifier('contributor') });
export const roleRecorded = z.object({ roleId: identifier('role') });
