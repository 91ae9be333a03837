import { notFound } from 'next/navigation';
import { getT } from '@/app/locale';
import { DeskNotice, LogWarning } from '@/components/desk/desk-notice';
import { FactForm } from '@/components/desk/fact-form';
import { PageHeading } from '@/components/shell/page-heading';
import { loadDesk } from '@/lib/desk/loaders';
import { load } from '@/lib/door/perform';
import { caseHead } from '../../../case-head';
import { saveFactAction } from '../actions';

type Props = {
  params: Promise<{ caseId: string }>;
  searchParams: Promise<{ fact?: string | string[] }>;
};

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('desk'))('facts.write')} · ${title}` };
}

/** Writes a new fact, or a new version of the one that the address names. */
export default async function WriteFactPage({ params, searchParams }: Props) {
  const [{ caseId }, asked] = await Promise.all([params, searchParams]);
  const [head, desk, t] = await Promise.all([
    caseHead(caseId),
    load(loadDesk, { caseId, kind: 'fact' }),
    getT('desk'),
  ]);
  const fact = asked.fact === undefined ? null : desk.facts.find(({ id }) => id === asked.fact);
  if (fact === undefined || !desk.may.write) notFound();
  return (
    <>
      <PageHeading level={2} title={t(fact === null ? 'facts.new' : 'facts.change')} />
      <LogWarning t={t} holds={desk.holds} />
      <FactForm
        act={saveFactAction.bind(null, caseId)}
        caseId={caseId}
        readers={desk.readers}
        fact={fact}
        back={`/${head.workspaceId}/cases/${caseId}/review/facts`}
      />
      <DeskNotice t={t} />
    </>
  );
}
