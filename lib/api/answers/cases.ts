import { z } from 'zod';
import { POLICY } from '@/lib/access/policy';
import type { CaseHead, CaseListItem, CaseOverview } from '@/lib/cases/dto';
import { CASE_KINDS, CASE_STATUSES, LANGUAGES } from '@/lib/entries/vocabulary';
import type { WorkspaceItem } from '@/lib/workspaces/dto';
import { count, day, identifier, time } from './parts';

export const workspaceItem = z.object({
  id: identifier('workspace'),
  name: z.string(),
  access: z.enum(['owner', 'admin', 'member', 'counsel', 'guest']),
  cases: z
    .array(z.object({ id: identifier('case'), title: z.string() }))
    .describe('For a guest: the cases one sees.'),
}) satisfies z.ZodType<WorkspaceItem>;

export const workspaces = z.array(workspaceItem);

const listItem = z.object({
  id: identifier('case'),
  number: z.string().describe('As papers show it: CG-<year>-<number>.'),
  cursor: count.describe('`before` of the page that starts after this case.'),
  title: z.string(),
  kind: z.string(),
  status: z.enum(CASE_STATUSES),
  disputeDate: day.nullable(),
  openedAt: time,
  lastActAt: time,
  entries: count,
  exhibits: count,
}) satisfies z.ZodType<CaseListItem>;

export const caseList = z.object({ cases: z.array(listItem), mayOpen: z.boolean() });

export const opened = z.object({
  caseId: identifier('case'),
  number: count.describe('Running number within the workspace.'),
});

const abilities = z
  .record(z.enum(Object.keys(POLICY) as (keyof typeof POLICY)[]), z.boolean())
  .describe('What the caller may do in this case, by action.');

export const caseHead = z.object({
  id: identifier('case'),
  workspaceId: identifier('workspace'),
  number: z.string(),
  title: z.string(),
  kind: z.enum(CASE_KINDS),
  status: z.enum(CASE_STATUSES),
  party: z.string(),
  side: z.string(),
  forums: z.array(z.string()),
  textAsOf: day,
  disputeDate: day.nullable(),
  language: z.enum(LANGUAGES),
  openedAt: time,
  entries: count,
  thumb: z.string().nullable().describe('Address of the newest picture, small.'),
  checkpoint: z.object({ size: count, signedAt: time }).nullable(),
  can: abilities,
}) satisfies z.ZodType<CaseHead>;

export const overview = z.object({
  works: z.array(
    z.object({
      id: identifier('work'),
      title: z.string(),
      completedOn: day.nullable(),
      publishedOn: day.nullable(),
      publishedAt: z.string(),
      registrationNumber: z.string().describe('As stated; empty where it is not.'),
      registrationAuthority: z.string(),
      registeredOn: day.nullable(),
    }),
  ),
  exhibits: count,
  contributors: count,
  runs: count.describe('Runs of the making; recreations are counted apart.'),
  recreations: count,
  selections: count,
  modifications: count,
  bytes: count,
  byClass: z.array(z.object({ captureClass: z.string(), count })),
  check: z
    .object({ finishedAt: time, size: count, objects: count, failures: count })
    .nullable()
    .describe('The newest full check of the case.'),
}) satisfies z.ZodType<CaseOverview>;

export const statusSet = z.object({ status: z.enum(CASE_STATUSES) });
export const workRecorded = z.object({ workId: identifier('work') });
