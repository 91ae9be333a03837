import { LayoutGrid, Plus } from 'lucide-react';
import Link from 'next/link';
import { getFormatter, getT } from '@/app/locale';
import {
  isNarrowed,
  nextRuns,
  previousRuns,
  readRuns,
  runsAddress,
} from '@/components/runs/run-address';
import { RunDoors } from '@/components/runs/run-doors';
import { RunFilters } from '@/components/runs/run-filters';
import { RunTable } from '@/components/runs/run-table';
import { RunsReadOnly } from '@/components/runs/runs-read-only';
import { PageHeading } from '@/components/shell/page-heading';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import { load } from '@/lib/door/perform';
import { loadPrompts } from '@/lib/prompts/loaders';
import { loadRuns } from '@/lib/runs/loaders';
import { caseHead } from '../../case-head';
import { casePeople } from '../../people/case-people';

type Props = {
  params: Promise<{ caseId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const PER_PAGE = 50;

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('runs'))('title')} · ${title}` };
}

export default async function RunsPage({ params, searchParams }: Props) {
  const [{ caseId }, raw] = await Promise.all([params, searchParams]);
  const query = readRuns(raw);
  const { trail: _, ...wanted } = query;
  const [head, { runs, next, counts, may }, { prompts }, { contributors }, t, format] =
    await Promise.all([
      caseHead(caseId),
      load(loadRuns, { caseId, ...wanted, limit: PER_PAGE }),
      load(loadPrompts, { caseId, limit: 100 }),
      casePeople(caseId),
      getT('runs'),
      getFormatter(),
    ]);
  const base = `/${head.workspaceId}/cases/${caseId}`;
  const room = `${base}/runs`;
  const [first, last] = [runs[0], runs.at(-1)];
  const previous = previousRuns(query);
  return (
    <>
      <PageHeading
        level={2}
        title={t('title')}
        actions={
          counts.run > 0 && (
            <>
              {may.record && (
                <ButtonLink href={`${room}/new`} icon={<Plus aria-hidden />}>
                  {t('act.state')}
                </ButtonLink>
              )}
              <ButtonLink
                href={`${room}/candidates`}
                variant="primary"
                icon={<LayoutGrid aria-hidden />}
              >
                {t('act.sheetAll')}
              </ButtonLink>
            </>
          )
        }
      >
        {t('lead')}
      </PageHeading>
      {!may.record && <RunsReadOnly t={t} status={head.status} />}
      {counts.run === 0 ? (
        <RunDoors t={t} base={base} mayRecord={may.record} />
      ) : (
        <>
          <RunFilters
            t={t}
            format={format}
            room={room}
            query={query}
            prompts={prompts}
            people={contributors}
          />
          {first ? (
            <RunTable t={t} format={format} base={base} runs={runs} />
          ) : (
            <EmptyState
              title={t('list.none')}
              action={
                <Link href={room} className="link">
                  {t('filter.clear')}
                </Link>
              }
            >
              {isNarrowed(query) && t('list.noneText')}
            </EmptyState>
          )}
          <Pager
            previous={previous && runsAddress(room, previous)}
            next={next === null ? null : runsAddress(room, nextRuns(query, next))}
          >
            {first &&
              last &&
              t('list.range', {
                first: format.count(last.number),
                last: format.count(first.number),
              })}
          </Pager>
        </>
      )}
      <p className="mt-3 text-sm text-ink-2">
        {t('list.count', { count: counts.run })}
        {counts.recreation > 0 && (
          <>
            {' · '}
            <Link href={`${room}/recreations`} className="link">
              {t('list.recreations', { count: counts.recreation })}
            </Link>
          </>
        )}
      </p>
    </>
  );
}
