import { getT } from '@/app/locale';
import { ClaimList } from '@/components/desk/claim-list';
import { DeskNotice, LogWarning } from '@/components/desk/desk-notice';
import { PageHeading } from '@/components/shell/page-heading';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { loadDesk } from '@/lib/desk/loaders';
import { standing } from '@/lib/desk/model';
import { load } from '@/lib/door/perform';
import { caseHead } from '../../case-head';
import { withdrawItemAction } from '../facts/actions';

type Props = { params: Promise<{ caseId: string }> };

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('desk'))('claims.title')} · ${title}` };
}

/** Elements of the work with their authors and what is proposed to be done with each. */
export default async function ClaimsPage({ params }: Props) {
  const { caseId } = await params;
  const [head, desk, t, words] = await Promise.all([
    caseHead(caseId),
    load(loadDesk, { caseId, kind: 'claim' }),
    getT('desk'),
    getT('review'),
  ]);
  const base = `/${head.workspaceId}/cases/${caseId}`;
  const shown = { t, words, me: desk.me, base, people: desk.people };
  const open = desk.claims.filter((one) => standing(one).withdrawn === null);
  const withdrawn = desk.claims.filter((one) => standing(one).withdrawn !== null);
  return (
    <>
      <PageHeading
        level={2}
        title={t('claims.title')}
        actions={
          desk.may.write && (
            <ButtonLink variant="primary" href={`${base}/review/claims/write`}>
              {t('claims.write')}
            </ButtonLink>
          )
        }
      >
        {t('claims.lead')}
      </PageHeading>
      <LogWarning t={t} holds={desk.holds} />
      {open.length === 0 ? (
        <EmptyState title={t('claims.empty')}>{t('claims.emptyText')}</EmptyState>
      ) : (
        <ClaimList
          {...shown}
          claims={open}
          withdraw={desk.may.write ? withdrawItemAction.bind(null, caseId) : null}
        />
      )}
      {withdrawn.length > 0 && (
        <details className="mt-6">
          <summary className="cursor-pointer text-action">
            {t('claims.withdrawn')} · {withdrawn.length}
          </summary>
          <ClaimList {...shown} claims={withdrawn} withdraw={null} />
        </details>
      )}
      <DeskNotice t={t} />
    </>
  );
}
