import Link from 'next/link';
import { getFormatter, getT } from '@/app/locale';
import { CheckPanel } from '@/components/ledger/check-panel';
import { CheckList, CheckReport } from '@/components/ledger/check-report';
import { PageHeading } from '@/components/shell/page-heading';
import { load } from '@/lib/door/perform';
import { loadChecks } from '@/lib/logbook/loaders';
import { caseHead } from '../../case-head';
import { askCheckAction } from '../actions';

type Props = { params: Promise<{ caseId: string }> };

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('ledger'))('check.title')} · ${title}` };
}

export default async function ChecksPage({ params }: Props) {
  const { caseId } = await params;
  const head = await caseHead(caseId);
  const [found, t, format] = await Promise.all([
    load(loadChecks, { caseId }),
    getT('ledger'),
    getFormatter(),
  ]);
  const earlier = found.checks.slice(1);
  return (
    <>
      <p className="screen-only mb-2">
        <Link href={`/${head.workspaceId}/cases/${caseId}/ledger`} className="link">
          {t('title')}
        </Link>
      </p>
      <PageHeading level={2} title={t('check.title')}>
        {t('check.lead')}
      </PageHeading>
      <CheckPanel
        caseId={caseId}
        newest={found.checks[0] ?? null}
        running={found.running}
        mayCheck={found.mayCheck}
        ask={askCheckAction.bind(null, caseId)}
      />
      {found.newest && <CheckReport t={t} format={format} report={found.newest} />}
      {earlier.length > 0 && <CheckList t={t} format={format} checks={earlier} />}
    </>
  );
}
