import Link from 'next/link';
import { Fragment } from 'react';
import { getFormatter, getT } from '@/app/locale';
import { AnomalyList } from '@/components/review/anomaly-list';
import { ChronologyFilters, type ChronologyQuery } from '@/components/review/chronology-filters';
import { MakingTimes } from '@/components/review/making-times';
import { RecordLine } from '@/components/review/record-line';
import { one } from '@/components/shell/address-value';
import { PageHeading } from '@/components/shell/page-heading';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import { load } from '@/lib/door/perform';
import { CAPTURE_CLASSES, ELEMENTS } from '@/lib/entries/vocabulary';
import { loadChronology } from '@/lib/review/loaders';
import { caseHead } from '../../case-head';

type Props = {
  params: Promise<{ caseId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('review'))('nav.chronology')} · ${title}` };
}

export default async function ChronologyPage({ params, searchParams }: Props) {
  const [{ caseId }, asked] = await Promise.all([params, searchParams]);
  const query: ChronologyQuery = {
    person: /^ctr_\w{26}$/.test(one(asked.person)) ? one(asked.person) : undefined,
    class: CAPTURE_CLASSES.find((name) => name === asked.class),
    element: ELEMENTS.find((name) => name === asked.element),
  };
  const after = /^\d{1,9}$/.test(one(asked.after)) ? Number(one(asked.after)) : undefined;
  const [head, found, t, words, format] = await Promise.all([
    caseHead(caseId),
    load(loadChronology, {
      caseId,
      ...(after === undefined ? {} : { after }),
      ...(query.person ? { personId: query.person } : {}),
      ...(query.class ? { class: query.class } : {}),
      ...(query.element ? { element: query.element } : {}),
    }),
    getT('review'),
    getT('common.class'),
    getFormatter(),
  ]);
  const base = `/${head.workspaceId}/cases/${caseId}`;
  const room = `${base}/review/chronology`;
  const kept = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  const next = new URLSearchParams([...kept, ['after', String(found.next)]]);
  const firstAfter = found.lines.findIndex(({ isAfterDispute }) => isAfterDispute);
  return (
    <>
      <PageHeading level={2} title={t('nav.chronology')}>
        {t('chronology.lead')}
      </PageHeading>
      {after === undefined && <AnomalyList t={t} base={base} anomalies={found.anomalies} />}
      {found.making && <MakingTimes t={t} making={found.making} />}
      <ChronologyFilters t={t} words={words} room={room} query={query} people={found.people} />
      {found.lines.length === 0 ? (
        <EmptyState title={t('chronology.empty')}>{t('chronology.emptyText')}</EmptyState>
      ) : (
        <ol className="border-t border-hairline">
          {found.lines.map(({ record, people, elements }, i) => (
            <Fragment key={`${record.kind} ${record.id} ${record.entry}`}>
              {i === firstAfter && head.disputeDate && (
                <li className="border-y border-seal py-2 text-sm font-medium text-seal">
                  {t('chronology.dispute', { day: format.day(head.disputeDate) })}
                </li>
              )}
              <RecordLine t={t} base={base} record={record}>
                {people.length > 0 && (
                  <p className="text-sm">{people.map(({ name }) => name).join(' · ')}</p>
                )}
                {elements.length > 0 && (
                  <p className="text-sm text-ink-2">
                    {t('chronology.bears')}{' '}
                    {elements.map((id) => (
                      <Link key={id} href={`${base}/review#${id}`} className="link mr-2 font-mono">
                        {id}
                      </Link>
                    ))}
                  </p>
                )}
              </RecordLine>
            </Fragment>
          ))}
        </ol>
      )}
      <Pager
        previous={after === undefined ? null : `${room}?${kept}`}
        next={found.next === null ? null : `${room}?${next}`}
      />
    </>
  );
}
