import Link from 'next/link';
import { forbidden } from 'next/navigation';
import { getFormatter, getT } from '@/app/locale';
import { PageHeading } from '@/components/shell/page-heading';
import { ComparisonView } from '@/components/volumes/comparison-view';
import { load } from '@/lib/door/perform';
import { loadComparison } from '@/lib/volumes/loaders';
import { caseHead } from '../../../../case-head';

type Props = {
  params: Promise<{ caseId: string; dossierId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('volume'))('comparison.title')} · ${title}` };
}

/** What differs between a volume and the one it was made again from, or another (`with`). */
export default async function ComparisonPage({ params, searchParams }: Props) {
  const [{ caseId, dossierId }, search] = await Promise.all([params, searchParams]);
  const head = await caseHead(caseId);
  if (!head.can['dossier.read']) forbidden();
  const other = typeof search.with === 'string' ? { with: search.with } : {};
  const [comparison, t, dossier, format] = await Promise.all([
    load(loadComparison, { caseId, dossierId, ...other }),
    getT('volume'),
    getT('dossier'),
    getFormatter(),
  ]);
  const { older, newer } = comparison;
  return (
    <>
      <p className="screen-only mb-2">
        <Link href={`/${head.workspaceId}/cases/${caseId}/dossier`} className="link">
          {dossier('title')}
        </Link>
      </p>
      <PageHeading level={2} title={t('comparison.title')}>
        {t('comparison.lead', {
          older: format.count(older.number),
          newer: format.count(newer.number),
        })}
      </PageHeading>
      <ComparisonView t={t} format={format} comparison={comparison} />
    </>
  );
}
