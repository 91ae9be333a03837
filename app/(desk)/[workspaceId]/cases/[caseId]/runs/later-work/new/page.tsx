import { getT } from '@/app/locale';
import { ModificationForm } from '@/components/making/modification-form';
import { ReadOnly } from '@/components/making/read-only';
import { PageHeading } from '@/components/shell/page-heading';
import { caseHead } from '../../../case-head';
import { caseSuppliers } from '../../../exhibits/case-suppliers';
import { recordModificationAction } from '../actions';

type Props = { params: Promise<{ caseId: string }> };

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('making'))('later.new.title')} · ${title}` };
}

export default async function NewLaterWorkPage({ params }: Props) {
  const { caseId } = await params;
  const [head, people, t] = await Promise.all([
    caseHead(caseId),
    caseSuppliers(caseId),
    getT('making'),
  ]);
  return (
    <>
      <PageHeading level={2} title={t('later.new.title')}>
        {t('later.new.lead')}
      </PageHeading>
      {head.can['run.record'] ? (
        <ModificationForm
          act={recordModificationAction.bind(null, caseId)}
          caseId={caseId}
          base={`/${head.workspaceId}/cases/${caseId}`}
          people={people}
        />
      ) : (
        <ReadOnly t={t} status={head.status} />
      )}
    </>
  );
}
