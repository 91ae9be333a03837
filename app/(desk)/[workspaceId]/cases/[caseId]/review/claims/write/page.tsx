import { notFound } from 'next/navigation';
import { getT } from '@/app/locale';
import { ClaimForm } from '@/components/desk/claim-form';
import { DeskNotice, LogWarning } from '@/components/desk/desk-notice';
import { PageHeading } from '@/components/shell/page-heading';
import { loadDesk } from '@/lib/desk/loaders';
import { load } from '@/lib/door/perform';
import { caseHead } from '../../../case-head';
import { saveClaimAction } from '../actions';

type Props = {
  params: Promise<{ caseId: string }>;
  searchParams: Promise<{ claim?: string | string[] }>;
};

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('desk'))('claims.write')} · ${title}` };
}

/** Maps a new element, or a new version of the one that the address names. */
export default async function WriteClaimPage({ params, searchParams }: Props) {
  const [{ caseId }, asked] = await Promise.all([params, searchParams]);
  const [head, desk, t] = await Promise.all([
    caseHead(caseId),
    load(loadDesk, { caseId, kind: 'claim' }),
    getT('desk'),
  ]);
  const claim = asked.claim === undefined ? null : desk.claims.find(({ id }) => id === asked.claim);
  if (claim === undefined || !desk.may.write) notFound();
  return (
    <>
      <PageHeading level={2} title={t(claim === null ? 'claims.new' : 'claims.change')} />
      <LogWarning t={t} holds={desk.holds} />
      <ClaimForm
        act={saveClaimAction.bind(null, caseId)}
        caseId={caseId}
        readers={desk.readers}
        people={desk.people}
        claim={claim}
        back={`/${head.workspaceId}/cases/${caseId}/review/claims`}
      />
      <DeskNotice t={t} />
    </>
  );
}
