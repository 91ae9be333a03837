import { getT } from '@/app/locale';
import { AllegationList } from '@/components/desk/allegation-list';
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
  return { title: `${(await getT('desk'))('allegations.title')} · ${title}` };
}

/** What the other side says, each with what answers it and what is not there. */
export default async function AllegationsPage({ params }: Props) {
  const { caseId } = await params;
  const [head, desk, t, words] = await Promise.all([
    caseHead(caseId),
    load(loadDesk, { caseId, kind: 'allegation' }),
    getT('desk'),
    getT('review'),
  ]);
  const base = `/${head.workspaceId}/cases/${caseId}`;
  const shown = { t, words, me: desk.me, base };
  const open = desk.allegations.filter((one) => standing(one).withdrawn === null);
  const withdrawn = desk.allegations.filter((one) => standing(one).withdrawn !== null);
  return (
    <>
      <PageHeading
        level={2}
        title={t('allegations.title')}
        actions={
          desk.may.write && (
            <ButtonLink variant="primary" href={`${base}/review/allegations/write`}>
              {t('allegations.write')}
            </ButtonLink>
          )
        }
      >
        {t('allegations.lead')}
      </PageHeading>
      <LogWarning t={t} holds={desk.holds} />
      {open.length === 0 ? (
        <EmptyState title={t('allegations.empty')}>{t('allegations.emptyText')}</EmptyState>
      ) : (
        <AllegationList
          {...shown}
          allegations={open}
          withdraw={desk.may.write ? withdrawItemAction.bind(null, caseId) : null}
        />
      )}
      {withdrawn.length > 0 && (
        <details className="mt-6">
          <summary className="cursor-pointer text-action">
            {t('allegations.withdrawn')} · {withdrawn.length}
          </summary>
          <AllegationList {...shown} allegations={withdrawn} withdraw={null} />
        </details>
      )}
      <DeskNotice t={t} />
    </>
  );
}
