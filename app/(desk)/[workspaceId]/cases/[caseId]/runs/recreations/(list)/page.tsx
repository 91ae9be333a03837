import { getFormatter, getT } from '@/app/locale';
import { ReadOnly } from '@/components/making/read-only';
import { RecreationBanner } from '@/components/making/recreation-banner';
import { RecreationTable } from '@/components/making/recreation-table';
import { PageHeading } from '@/components/shell/page-heading';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import { load } from '@/lib/door/perform';
import { loadRun, loadRuns } from '@/lib/runs/loaders';
import { caseHead } from '../../../case-head';

type Props = {
  params: Promise<{ caseId: string }>;
  searchParams: Promise<{ before?: string | string[] }>;
};

/** Each is read in full, because a list of runs does not say what they imitate. */
const PER_PAGE = 20;

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('making'))('recreation.title')} · ${title}` };
}

/** What was made later to show how a tool behaves, in a room of its own. */
export default async function RecreationsPage({ params, searchParams }: Props) {
  const [{ caseId }, query] = await Promise.all([params, searchParams]);
  const asked = typeof query.before === 'string' && /^\d{1,9}$/.test(query.before);
  const before = asked ? { before: Number(query.before) } : {};
  const [head, { runs, next, may }, t, format] = await Promise.all([
    caseHead(caseId),
    load(loadRuns, { caseId, series: 'recreation', limit: PER_PAGE, ...before }),
    getT('making'),
    getFormatter(),
  ]);
  const recreations = await Promise.all(
    runs.map(({ id: runId }) => load(loadRun, { caseId, runId })),
  );
  const base = `/${head.workspaceId}/cases/${caseId}`;
  const room = `${base}/runs/recreations`;
  const [newest, oldest] = [runs[0], runs.at(-1)];
  const state = may.record && <ButtonLink href={`${room}/new`}>{t('recreation.state')}</ButtonLink>;
  return (
    <>
      <PageHeading level={2} title={t('recreation.title')} actions={newest && state} />
      <RecreationBanner t={t} />
      {!may.record && <ReadOnly t={t} status={head.status} />}
      {newest && oldest ? (
        <>
          <RecreationTable t={t} base={base} recreations={recreations} />
          <Pager
            previous={asked ? room : null}
            next={next === null ? null : `${room}?before=${next}`}
          >
            {t('recreation.number', { number: format.count(oldest.number) })} –{' '}
            {t('recreation.number', { number: format.count(newest.number) })}
          </Pager>
        </>
      ) : (
        <EmptyState title={t('recreation.empty')} action={state || undefined}>
          {t('recreation.emptyText')}
        </EmptyState>
      )}
    </>
  );
}
