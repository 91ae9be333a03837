import { notFound } from 'next/navigation';
import { getT } from '@/app/locale';
import { AllegationForm } from '@/components/desk/allegation-form';
import { DeskNotice, LogWarning } from '@/components/desk/desk-notice';
import { PageHeading } from '@/components/shell/page-heading';
import { loadDesk } from '@/lib/desk/loaders';
import { load } from '@/lib/door/perform';
import { caseHead } from '../../../case-head';
import { saveAllegationAction } from '../actions';

type Props = {
  params: Promise<{ caseId: string }>;
  searchParams: Promise<{ allegation?: string | string[] }>;
};

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('desk'))('allegations.write')} · ${title}` };
}

/** Records a new allegation, or a new version of the one that the address names. */
export default async function WriteAllegationPage({ params, searchParams }: Props) {
  const [{ caseId }, asked] = await Promise.all([params, searchParams]);
  const [head, desk, t] = await Promise.all([
    caseHead(caseId),
    load(loadDesk, { caseId, kind: 'allegation' }),
    getT('desk'),
  ]);
  const allegation =
    asked.allegation === undefined
      ? null
      : desk.allegations.find(({ id }) => id === asked.allegation);
  if (allegation === undefined || !desk.may.write) notFound();
  return (
    <>
      <PageHeading
        level={2}
        title={t(allegation === null ? 'allegations.new' : 'allegations.change')}
      />
      <LogWarning t={t} holds={desk.holds} />
      <AllegationForm
        act={saveAllegationAction.bind(null, caseId)}
        caseId={caseId}
        readers={desk.readers}
        allegation={allegation}
        back={`/${head.workspaceId}/cases/${caseId}/review/allegations`}
      />
      <DeskNotice t={t} />
    </>
  );
}
