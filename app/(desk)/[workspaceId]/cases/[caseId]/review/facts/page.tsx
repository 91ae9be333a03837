import { getT } from '@/app/locale';
import { DeskNotice, LogWarning } from '@/components/desk/desk-notice';
import { FactBody, FactList } from '@/components/desk/fact-list';
import { PageHeading } from '@/components/shell/page-heading';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { loadDesk } from '@/lib/desk/loaders';
import { standing } from '@/lib/desk/model';
import { load } from '@/lib/door/perform';
import { caseHead } from '../../case-head';
import { orderFactsAction, withdrawItemAction } from './actions';

type Props = { params: Promise<{ caseId: string }> };

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('desk'))('facts.title')} · ${title}` };
}

/** Statements of fact with the places they lean on, as the reader orders them. */
export default async function FactsPage({ params }: Props) {
  const { caseId } = await params;
  const [head, desk, t] = await Promise.all([
    caseHead(caseId),
    load(loadDesk, { caseId, kind: 'fact' }),
    getT('desk'),
  ]);
  const base = `/${head.workspaceId}/cases/${caseId}`;
  const facts = desk.facts.filter((one) => standing(one).withdrawn === null);
  const withdrawn = desk.facts.filter((one) => standing(one).withdrawn !== null);
  const actions = desk.may.write
    ? {
        order: orderFactsAction.bind(null, caseId),
        withdraw: withdrawItemAction.bind(null, caseId),
      }
    : null;
  return (
    <>
      <PageHeading
        level={2}
        title={t('facts.title')}
        actions={
          actions && (
            <ButtonLink variant="primary" href={`${base}/review/facts/write`}>
              {t('facts.write')}
            </ButtonLink>
          )
        }
      >
        {t('facts.lead')}
      </PageHeading>
      <LogWarning t={t} holds={desk.holds} />
      {facts.length === 0 ? (
        <EmptyState title={t('facts.empty')}>{t('facts.emptyText')}</EmptyState>
      ) : (
        <FactList facts={facts} me={desk.me} base={base} actions={actions} />
      )}
      {withdrawn.length > 0 && (
        <details className="mt-6">
          <summary className="cursor-pointer text-action">
            {t('facts.withdrawn')} · {withdrawn.length}
          </summary>
          <ul className="mt-2 grid gap-4">
            {withdrawn.map((one) => (
              <li key={one.id} className="border-b border-hairline pb-3">
                <FactBody fact={one} me={desk.me} base={base} />
              </li>
            ))}
          </ul>
        </details>
      )}
      <DeskNotice t={t} />
    </>
  );
}
