import { getFormatter, getT } from '@/app/locale';
import { SafeText } from '@/components/exhibits/safe-text';
import { chainsOf } from '@/components/making/chains';
import { ModificationTable } from '@/components/making/modification-table';
import { nameOf } from '@/components/making/picked-file';
import { ReadOnly } from '@/components/making/read-only';
import { ViewLinks } from '@/components/making/view-links';
import { FinishDialog, PublishDialog } from '@/components/making/work-dialogs';
import { WorkEvents } from '@/components/making/work-events';
import { PageHeading } from '@/components/shell/page-heading';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import { load } from '@/lib/door/perform';
import { loadModifications, loadWorkEvents } from '@/lib/runs/loaders';
import { caseHead } from '../../../case-head';
import { caseSuppliers } from '../../../exhibits/case-suppliers';
import { finishWorkAction, publishWorkAction } from '../actions';

type Props = {
  params: Promise<{ caseId: string }>;
  searchParams: Promise<{ before?: string | string[]; view?: string | string[] }>;
};

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('making'))('later.title')} · ${title}` };
}

/** Later work, newest first or by the file it led to, with completion and publication. */
export default async function LaterWorkPage({ params, searchParams }: Props) {
  const [{ caseId }, query] = await Promise.all([params, searchParams]);
  const asked = typeof query.before === 'string' && /^\d{1,9}$/.test(query.before);
  const before = asked ? { before: Number(query.before) } : {};
  const view = query.view === 'chains' ? 'chains' : 'newest';
  const [head, later, works, people, t, format] = await Promise.all([
    caseHead(caseId),
    load(loadModifications, { caseId, ...before, limit: view === 'chains' ? 200 : 50 }),
    load(loadWorkEvents, { caseId }),
    caseSuppliers(caseId),
    getT('making'),
    getFormatter(),
  ]);
  const { modifications, next, may } = later;
  const base = `/${head.workspaceId}/cases/${caseId}`;
  const room = `${base}/runs/later-work`;
  const [newest, oldest] = [modifications[0], modifications.at(-1)];
  const finished = new Set(
    works.events.flatMap(({ kind, exhibit }) =>
      kind === 'finished' && exhibit ? [exhibit.exhibitId] : [],
    ),
  );
  const record = may.record && (
    <ButtonLink href={`${room}/new`} variant="primary">
      {t('later.record')}
    </ButtonLink>
  );
  const table = { t, format, base };
  return (
    <>
      <PageHeading level={2} title={t('later.title')} actions={newest && record}>
        {t('later.lead')}
      </PageHeading>
      {!may.record && <ReadOnly t={t} status={head.status} />}
      {!newest || !oldest ? (
        <EmptyState title={t('later.empty')} action={record || undefined}>
          {t('later.emptyText')}
        </EmptyState>
      ) : (
        <>
          <ViewLinks
            label={t('later.view')}
            here={view}
            views={[
              { view: 'newest', label: t('later.newest'), href: room },
              { view: 'chains', label: t('later.chains'), href: `${room}?view=chains` },
            ]}
          />
          {view === 'newest' ? (
            <ModificationTable
              {...table}
              caption={t('later.caption')}
              modifications={modifications}
            />
          ) : (
            chainsOf(modifications).map(({ final, steps }) => (
              <section key={final.exhibitId} className="mt-6">
                <h3 className="mb-1 font-serif text-lg font-semibold">
                  {t('exhibit', { number: String(final.number) })} ·{' '}
                  <SafeText text={nameOf(final, t('untitled'))} />
                </h3>
                <p className="mb-2 text-sm text-ink-2">
                  {t('later.steps', { count: steps.length })}
                  {finished.has(final.exhibitId) && ` · ${t('later.isWork')}`}
                </p>
                <ModificationTable
                  {...table}
                  caption={t('later.chainCaption', { number: String(final.number) })}
                  modifications={steps}
                />
              </section>
            ))
          )}
          {view === 'chains' && next !== null && (
            <p className="mt-4 text-ink-2">{t('later.partial', { count: modifications.length })}</p>
          )}
          <Pager
            previous={asked ? (view === 'chains' ? `${room}?view=chains` : room) : null}
            next={next === null ? null : `${room}?view=${view}&before=${next}`}
          >
            {t('later.range', {
              last: format.count(newest.entry),
              first: format.count(oldest.entry),
            })}
          </Pager>
        </>
      )}
      <WorkEvents
        t={t}
        format={format}
        base={base}
        events={[...works.events].sort((a, b) => b.entry - a.entry)}
        named={works.works.length > 0}
        actions={
          works.may.record &&
          works.works.length > 0 && (
            <>
              <FinishDialog
                act={finishWorkAction.bind(null, caseId)}
                caseId={caseId}
                works={works.works}
                people={people}
              />
              <PublishDialog
                act={publishWorkAction.bind(null, caseId)}
                caseId={caseId}
                works={works.works}
                people={people}
              />
            </>
          )
        }
      />
    </>
  );
}
