import Link from 'next/link';
import { getT } from '@/app/locale';
import { LineageView } from '@/components/making/lineage-view';
import { ViewLinks } from '@/components/making/view-links';
import { PageHeading } from '@/components/shell/page-heading';
import { EmptyState } from '@/components/ui/empty-state';
import { load } from '@/lib/door/perform';
import { loadLineage } from '@/lib/runs/loaders';
import { caseHead } from '../../case-head';

type Props = {
  params: Promise<{ caseId: string }>;
  searchParams: Promise<{ view?: string | string[]; exhibit?: string | string[] }>;
};

/** What the address may name; anything else shows the whole case. */
const EXHIBIT = /^exh_[0-9a-hjkmnp-tv-z]{26}$/;

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('making'))('lineage.title')} · ${title}` };
}

/** From idea to final work on one screen. */
export default async function LineagePage({ params, searchParams }: Props) {
  const [{ caseId }, query] = await Promise.all([params, searchParams]);
  const exhibitId = EXHIBIT.test(`${query.exhibit}`) ? `${query.exhibit}` : undefined;
  const view = query.view === 'graph' || query.view === 'list' ? query.view : 'auto';
  const [head, lineage, t] = await Promise.all([
    caseHead(caseId),
    load(loadLineage, { caseId, ...(exhibitId && { exhibitId }) }),
    getT('making'),
  ]);
  const base = `/${head.workspaceId}/cases/${caseId}`;
  const room = `${base}/runs/lineage`;
  const only = exhibitId ? `&exhibit=${exhibitId}` : '';
  const about = lineage.nodes.find(({ id }) => id === exhibitId);
  return (
    <>
      <PageHeading level={2} title={t('lineage.title')}>
        {t('lineage.lead')}
      </PageHeading>
      {exhibitId && (
        <p className="mb-3">
          {about && t('lineage.one', { number: String(about.number) })}{' '}
          <Link href={room} className="link">
            {t('lineage.whole')}
          </Link>
        </p>
      )}
      {lineage.nodes.length === 0 ? (
        <EmptyState title={t('lineage.empty')}>{t('lineage.emptyText')}</EmptyState>
      ) : (
        <>
          <ViewLinks
            label={t('lineage.view')}
            here={view === 'auto' ? { desk: 'graph', phone: 'list' } : view}
            views={[
              { view: 'graph', label: t('lineage.graph'), href: `${room}?view=graph${only}` },
              { view: 'list', label: t('lineage.list'), href: `${room}?view=list${only}` },
            ]}
          />
          <LineageView lineage={lineage} base={base} view={view} />
        </>
      )}
    </>
  );
}
