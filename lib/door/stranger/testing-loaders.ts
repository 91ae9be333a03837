import type { Line } from './testing-line';

/** Who reads a review. */
const REVIEWED = {
  scope: 'case',
  may: 'owner admin member counsel guest reader writer',
} as const;

/** Loaders: who may read what. */
export const LOADERS: Record<string, Line> = {
  'account.me': {
    scope: 'account',
    may: 'stranger former former_guest elsewhere guest counsel member admin owner reader writer',
    input: () => ({}),
    refusals: { service: 'NOT_FOUND' },
  },
  'account.page': {
    scope: 'account',
    may: 'stranger former former_guest elsewhere guest counsel member admin owner reader writer',
    input: () => ({}),
    refusals: { service: 'NOT_FOUND' },
  },
  'workspace.own': {
    scope: 'account',
    // A service has no place anywhere and reads an empty list.
    may: 'stranger former former_guest elsewhere guest counsel member admin owner reader writer service',
    input: () => ({}),
  },
  'workspace.head': {
    scope: 'workspace',
    may: 'owner admin member counsel guest elsewhere reader writer',
    input: ({ workspaceId }) => ({ workspaceId }),
  },
  'member.list': {
    scope: 'workspace',
    may: 'owner admin member counsel reader writer',
    input: ({ workspaceId }) => ({ workspaceId }),
  },
  'outbox.list': {
    scope: 'workspace',
    may: 'owner reader writer',
    input: ({ workspaceId }) => ({ workspaceId }),
  },
  'cases.list': {
    scope: 'workspace',
    may: 'owner admin member counsel guest elsewhere reader writer',
    input: ({ workspaceId }) => ({ workspaceId }),
  },
  'case.head': {
    scope: 'case',
    may: 'owner admin member counsel guest reader writer service',
    input: ({ caseId }) => ({ caseId }),
  },
  'case.overview': {
    scope: 'case',
    may: 'owner admin member counsel guest reader writer service',
    input: ({ caseId }) => ({ caseId }),
  },
  'contributors.list': {
    scope: 'case',
    may: 'owner admin member counsel guest reader writer service',
    input: ({ caseId }) => ({ caseId }),
  },
  'contributors.page': {
    scope: 'case',
    may: 'owner admin member counsel guest reader writer service',
    input: ({ caseId }) => ({ caseId }),
  },
  'contributor.view': {
    scope: 'case',
    may: 'owner admin member counsel guest reader writer service',
    input: ({ caseId, contributorId }) => ({ caseId, contributorId }),
    names: ({ contributorId }) => ({ contributorId }),
  },
  'exhibits.list': {
    scope: 'case',
    may: 'owner admin member counsel guest reader writer service',
    input: ({ caseId }) => ({ caseId }),
    names: ({ contributorId }) => ({ supplierId: contributorId }),
  },
  'exhibits.detail': {
    scope: 'case',
    may: 'owner admin member counsel guest reader writer service',
    input: ({ caseId, exhibitId }) => ({ caseId, exhibitId }),
    names: ({ exhibitId }) => ({ exhibitId }),
  },
  'exhibits.custody': {
    scope: 'case',
    may: 'owner admin member counsel guest reader writer service',
    input: ({ caseId, exhibitId }) => ({ caseId, exhibitId }),
    names: ({ exhibitId }) => ({ exhibitId }),
  },
  'exhibits.readings': {
    scope: 'case',
    may: 'owner admin member counsel guest reader writer service',
    input: ({ caseId, exhibitId }) => ({ caseId, exhibitId }),
    names: ({ exhibitId }) => ({ exhibitId }),
  },
  'exhibits.copy': {
    scope: 'case',
    may: 'owner admin member counsel guest reader writer service',
    input: ({ caseId, sha256 }) => ({ caseId, sha256, kind: 'text' }),
    names: ({ sha256 }) => ({ sha256 }),
  },
  'api.sight': {
    scope: 'case',
    may: 'owner admin member counsel guest reader writer service',
    input: ({ caseId }) => ({ caseId }),
  },
  'api.intake_right': {
    scope: 'open_case',
    may: 'owner admin member writer',
    input: ({ caseId }) => ({ caseId }),
  },
  'api.record_right': {
    scope: 'open_case',
    may: 'owner admin member writer',
    input: ({ caseId }) => ({ caseId }),
  },
  'ledger.page': {
    scope: 'case',
    may: 'owner admin member counsel guest reader writer',
    input: ({ caseId }) => ({ caseId }),
    names: ({ owner, exhibitId }) => ({ actorId: owner.accountId, subject: exhibitId }),
  },
  'ledger.size': {
    scope: 'case',
    may: 'owner admin member counsel guest reader writer',
    input: ({ caseId }) => ({ caseId }),
  },
  'ledger.entry': {
    scope: 'case',
    may: 'owner admin member counsel guest reader writer',
    input: ({ caseId }) => ({ caseId, index: 0 }),
  },
  'ledger.checkpoint': {
    scope: 'case',
    may: 'owner admin member counsel guest reader writer',
    input: ({ caseId }) => ({ caseId }),
  },
  'ledger.inclusion': {
    scope: 'case',
    may: 'owner admin member counsel guest reader writer',
    input: ({ caseId }) => ({ caseId, index: 0 }),
  },
  'ledger.consistency': {
    scope: 'case',
    may: 'owner admin member counsel guest reader writer',
    input: ({ caseId }) => ({ caseId, from: 1 }),
  },
  'ledger.checks': {
    scope: 'case',
    may: 'owner admin member counsel guest reader writer',
    input: ({ caseId }) => ({ caseId }),
  },
  'prompts.list': {
    scope: 'case',
    may: 'owner admin member counsel guest reader writer service',
    input: ({ caseId }) => ({ caseId }),
  },
  'prompts.detail': {
    scope: 'case',
    may: 'owner admin member counsel guest reader writer service',
    input: ({ caseId, promptId }) => ({ caseId, promptId }),
    names: ({ promptId }) => ({ promptId }),
  },
  'prompts.chain': {
    scope: 'case',
    may: 'owner admin member counsel guest reader writer service',
    input: ({ caseId, promptId }) => ({ caseId, promptId }),
    names: ({ promptId }) => ({ promptId }),
  },
  'prompts.operations': {
    scope: 'case',
    may: 'owner admin member counsel guest reader writer service',
    input: ({ caseId, promptId }) => ({ caseId, promptId }),
    names: ({ promptId }) => ({ promptId }),
  },
  'prompts.state': {
    scope: 'case',
    may: 'owner admin member counsel guest reader writer service',
    input: ({ caseId, promptId }) => ({ caseId, promptId }),
    names: ({ promptId }) => ({ promptId }),
  },
  'prompts.snapshot': {
    scope: 'case',
    may: 'owner admin member counsel guest reader writer service',
    input: ({ caseId, promptId }) => ({ caseId, promptId }),
    names: ({ promptId }) => ({ promptId }),
  },
  'prompts.revisions': {
    scope: 'case',
    may: 'owner admin member counsel guest reader writer service',
    input: ({ caseId, promptId }) => ({ caseId, promptId }),
    names: ({ promptId }) => ({ promptId }),
  },
  'prompts.revision': {
    scope: 'case',
    may: 'owner admin member counsel guest reader writer service',
    input: ({ caseId, promptId }) => ({ caseId, promptId, revision: 1 }),
    names: ({ promptId }) => ({ promptId }),
  },
  'prompts.follow_right': {
    scope: 'case',
    may: 'owner admin member counsel guest reader writer service',
    input: ({ caseId, promptId }) => ({ caseId, promptId }),
  },
  'prompts.origins': {
    scope: 'case',
    may: 'owner admin member counsel guest reader writer service',
    input: ({ caseId, promptId }) => ({ caseId, promptId }),
    names: ({ promptId }) => ({ promptId }),
  },
  'prompts.package': {
    scope: 'case',
    may: 'owner admin member counsel guest reader writer service',
    input: ({ caseId, promptId }) => ({ caseId, promptId }),
    names: ({ promptId }) => ({ promptId }),
  },
  'prompts.scratch': {
    scope: 'case',
    may: 'owner admin member counsel guest reader writer service',
    input: ({ caseId, promptId }) => ({ caseId, promptId }),
    names: ({ promptId }) => ({ promptId }),
  },
  'prompts.devices': {
    scope: 'account',
    // A service signs nothing and reads an empty list.
    may: 'stranger former former_guest elsewhere guest counsel member admin owner reader writer service',
    input: () => ({}),
  },
  'dossiers.list': {
    scope: 'case',
    may: 'owner admin member counsel reader writer',
    input: ({ caseId }) => ({ caseId }),
  },
  'dossiers.one': {
    scope: 'case',
    may: 'owner admin member counsel reader writer',
    input: ({ caseId, dossierId }) => ({ caseId, dossierId }),
    names: ({ dossierId }) => ({ dossierId }),
  },
  'review.elements': { ...REVIEWED, input: ({ caseId }) => ({ caseId }) },
  'review.choices': { ...REVIEWED, input: ({ caseId }) => ({ caseId }) },
  'review.chronology': {
    ...REVIEWED,
    input: ({ caseId }) => ({ caseId }),
    names: ({ contributorId }) => ({ personId: contributorId }),
  },
  'search.find': {
    scope: 'case',
    may: 'owner admin member counsel guest reader writer',
    input: ({ caseId }) => ({ caseId, q: 'a' }),
  },
  'review.answers': {
    ...REVIEWED,
    input: ({ caseId }) => ({ caseId, entry: 0 }),
  },
  'review.notes': {
    scope: 'case',
    may: 'counsel',
    input: ({ caseId }) => ({ caseId }),
  },
  'review.holds': { ...REVIEWED, input: ({ caseId }) => ({ caseId }) },
  'review.preservation': { ...REVIEWED, input: ({ caseId }) => ({ caseId }) },
};
