import { getT } from '@/app/locale';
import { ReadOnly } from '@/components/making/read-only';
import { RecreationBanner } from '@/components/making/recreation-banner';
import { RecreationForm } from '@/components/making/recreation-form';
import { PageHeading } from '@/components/shell/page-heading';
import { load } from '@/lib/door/perform';
import { loadGenerators, loadRuns } from '@/lib/runs/loaders';
import { caseHead } from '../../../case-head';
import { caseSuppliers } from '../../../exhibits/case-suppliers';
import { stateRecreationAction } from '../actions';

type Props = {
  params: Promise<{ caseId: string }>;
  searchParams: Promise<{ run?: string | string[] }>;
};

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('making'))('recreation.new.title')} · ${title}` };
}

export default async function NewRecreationPage({ params, searchParams }: Props) {
  const [{ caseId }, query] = await Promise.all([params, searchParams]);
  const [head, { runs }, { generators }, people, t] = await Promise.all([
    caseHead(caseId),
    load(loadRuns, { caseId, limit: 200 }),
    load(loadGenerators, { caseId }),
    caseSuppliers(caseId),
    getT('making'),
  ]);
  return (
    <>
      <PageHeading level={2} title={t('recreation.new.title')}>
        {t('recreation.new.lead')}
      </PageHeading>
      <RecreationBanner t={t} />
      {head.can['run.record'] ? (
        <RecreationForm
          act={stateRecreationAction.bind(null, caseId)}
          caseId={caseId}
          base={`/${head.workspaceId}/cases/${caseId}`}
          people={people}
          runs={runs.map(({ id, number, tool }) => ({ id, number, tool }))}
          accounts={generators.map(({ id, service, account }) => ({ id, service, account }))}
          target={runs.find(({ id }) => id === query.run)?.id}
        />
      ) : (
        <ReadOnly t={t} status={head.status} />
      )}
    </>
  );
}
