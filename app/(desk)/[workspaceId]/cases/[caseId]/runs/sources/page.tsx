import { getFormatter, getT } from '@/app/locale';
import { GapsTable } from '@/components/capture/gaps-table';
import { CloseSource, OpenSource } from '@/components/capture/source-forms';
import { SourceSection } from '@/components/capture/source-section';
import { ToolSettings } from '@/components/capture/tool-settings';
import { PageHeading } from '@/components/shell/page-heading';
import { Banner } from '@/components/ui/banner';
import { EmptyState } from '@/components/ui/empty-state';
import { loadSources } from '@/lib/capture/loaders';
import { load } from '@/lib/door/perform';
import { caseHead } from '../../case-head';
import { closeSourceAction, openSourceAction } from './actions';

type Props = { params: Promise<{ caseId: string }> };

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('capture'))('title')} · ${title}` };
}

/** Where runs are captured as they happen, and what was missed. */
export default async function SourcesPage({ params }: Props) {
  const { caseId } = await params;
  const [head, page, t, format] = await Promise.all([
    caseHead(caseId),
    load(loadSources, { caseId }),
    getT('capture'),
    getFormatter(),
  ]);
  const { sources, gaps, gateway, instance, generators, may } = page;
  const base = `/${head.workspaceId}/cases/${caseId}`;
  const [open, past] = [sources.filter((s) => !s.closedAt), sources.filter((s) => s.closedAt)];
  const add = may.manage && (
    <OpenSource
      gateway={gateway}
      generators={generators}
      action={openSourceAction.bind(null, caseId)}
    />
  );
  const why = head.status === 'sealed' || head.status === 'closed' ? head.status : 'access';
  const noGateway = may.manage && (gateway === null || gateway.upstreams.length === 0);
  return (
    <>
      <PageHeading level={2} title={t('title')} actions={sources.length > 0 && add}>
        {t('lead')}
      </PageHeading>
      <div className="mb-6 grid gap-3 empty:hidden">
        {!may.manage && <Banner title={t(`readOnly.${why}`)} />}
        {noGateway && <Banner title={t('gatewayOff.title')}>{t('gatewayOff.text')}</Banner>}
      </div>
      {sources.length === 0 ? (
        <EmptyState title={t('empty.title')} action={add}>
          {t(may.manage ? 'empty.text' : 'empty.read')}
        </EmptyState>
      ) : (
        <>
          {open.length === 0 && <p className="text-ink-2">{t('none')}</p>}
          {open.map((source) => (
            <SourceSection
              key={source.id}
              {...{ t, format, source, base }}
              settings={
                may.manage && (
                  <ToolSettings
                    {...{ t, source, caseId, instance }}
                    gateway={gateway?.address ?? null}
                  />
                )
              }
              close={
                may.manage && (
                  <CloseSource
                    label={source.label}
                    action={closeSourceAction.bind(null, caseId, source.id)}
                  />
                )
              }
            />
          ))}
          <section id="gaps" className="mt-9">
            <PageHeading level={2} title={t('gaps.title')}>
              {t('gaps.text')}
            </PageHeading>
            {gaps.length === 0 ? (
              <p className="text-ink-2">{t('gaps.none')}</p>
            ) : (
              <GapsTable {...{ t, format, gaps, base }} />
            )}
          </section>
          {past.length > 0 && (
            <section className="mt-9">
              <PageHeading level={2} title={t('past')} />
              {past.map((source) => (
                <SourceSection key={source.id} {...{ t, format, source, base }} />
              ))}
            </section>
          )}
        </>
      )}
    </>
  );
}
