import { getFormatter, getT } from '@/app/locale';
import { ReadOnlyNote } from '@/components/exhibits/read-only-note';
import { ImportProgress } from '@/components/imports/import-progress';
import { ImportStart } from '@/components/imports/import-start';
import { ImportTable } from '@/components/imports/import-table';
import { ResumeList } from '@/components/imports/resume-list';
import { PageHeading } from '@/components/shell/page-heading';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import { load } from '@/lib/door/perform';
import { loadImports } from '@/lib/imports/loaders';
import { caseHead } from '../../case-head';
import { caseSuppliers } from '../../exhibits/case-suppliers';

type Props = {
  params: Promise<{ caseId: string }>;
  searchParams: Promise<{ before?: string | string[] }>;
};

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('imports'))('title')} · ${title}` };
}

export default async function ImportsPage({ params, searchParams }: Props) {
  const [{ caseId }, { before }] = await Promise.all([params, searchParams]);
  const from = typeof before === 'string' ? { before } : {};
  const [head, suppliers, { imports, next, may }, t, exhibits, format] = await Promise.all([
    caseHead(caseId),
    caseSuppliers(caseId),
    load(loadImports, { caseId, ...from }),
    getT('imports'),
    getT('exhibits'),
    getFormatter(),
  ]);
  const base = `/${head.workspaceId}/cases/${caseId}`;
  const begun = imports.filter(({ state, own }) => own && state === 'running');
  return (
    <>
      <PageHeading level={2} title={t('title')}>
        {t('lead')}
      </PageHeading>
      {may.write ? (
        <>
          <ImportProgress />
          <ResumeList imports={begun} />
          <ImportStart suppliers={suppliers} title={head.title} />
        </>
      ) : (
        <ReadOnlyNote t={exhibits} status={head.status} />
      )}
      {imports.length > 0 ? (
        <ImportTable t={t} format={format} base={base} imports={imports} />
      ) : (
        <EmptyState title={t('list.none')}>
          {may.write ? t('list.noneText') : t('list.noneRead')}
        </EmptyState>
      )}
      <Pager
        previous={null}
        next={next === null ? null : `${base}/import?before=${encodeURIComponent(next)}`}
      />
    </>
  );
}
