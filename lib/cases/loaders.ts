import 'server-only';
import { loader } from '@/lib/door/loader';
import type { CaseStatus } from '@/lib/entries/vocabulary';
import type { CaseHead, CaseListItem, CaseOverview } from './dto';
import { caseNumber } from './model';
import { caseRow, casesOf, newestPicture, overviewOf, worksOf } from './queries';
import { caseInput, listCasesInput } from './schema';

/** A page of the cases of a workspace. */
export const loadCases = loader({
  name: 'cases.list',
  action: 'case.list',
  input: listCasesInput,
  async load({ tx, grant, input, can }): Promise<{ cases: CaseListItem[]; mayOpen: boolean }> {
    const rows = await casesOf(tx, grant, input.before, input.limit);
    const cases = rows.map(({ number, createdAt, lastAt, size, status, ...row }) => ({
      ...row,
      number: caseNumber(number, createdAt),
      cursor: number,
      // Written only by commands that checked it.
      status: status as CaseStatus,
      openedAt: createdAt.toISOString(),
      lastActAt: lastAt.toISOString(),
      entries: size,
    }));
    return { cases, mayOpen: can['case.open'] };
  },
});

/** Facts of a case and what the reader may do in it. */
export const loadCase = loader({
  name: 'case.head',
  action: 'case.read',
  input: caseInput,
  page: 'case',
  async load({ tx, grant, can }): Promise<CaseHead> {
    const { file, size, checkpoint } = await caseRow(tx, grant);
    const picture = await newestPicture(tx, grant);
    return {
      id: file.id,
      workspaceId: file.workspaceId,
      number: caseNumber(file.number, file.createdAt),
      title: file.title,
      // These columns hold only words that commands checked.
      kind: file.kind as CaseHead['kind'],
      status: file.status as CaseStatus,
      language: file.language as CaseHead['language'],
      party: file.party,
      side: file.side,
      forums: file.forums.split(' ').filter((f) => f !== ''),
      textAsOf: file.textAsOf,
      disputeDate: file.disputeDate,
      openedAt: file.createdAt.toISOString(),
      entries: size,
      thumb: picture && `/api/v1/cases/${file.id}/copies/${picture}/thumb`,
      checkpoint: checkpoint && {
        size: checkpoint.size,
        signedAt: checkpoint.signedAt.toISOString(),
      },
      can,
    };
  },
});

/** The overview room. */
export const loadOverview = loader({
  name: 'case.overview',
  action: 'case.read',
  input: caseInput,
  async load({ tx, grant }): Promise<CaseOverview> {
    const works = await worksOf(tx, grant);
    const { check, ...counts } = await overviewOf(tx, grant);
    return {
      works: works.map(({ caseId: _c, entry: _e, ...w }) => w),
      ...counts,
      check: check && { ...check, finishedAt: check.finishedAt.toISOString() },
    };
  },
});
