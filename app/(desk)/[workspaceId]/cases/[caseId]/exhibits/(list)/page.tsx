import Link from 'next/link';
import { getFormatter, getT } from '@/app/locale';
import { ExhibitFilters } from '@/components/exhibits/exhibit-filters';
import { ExhibitTable } from '@/components/exhibits/exhibit-table';
import { IntakePanel } from '@/components/exhibits/intake/intake-panel';
import {
  isNarrowed,
  listAddress,
  nextPage,
  previousPage,
  readList,
} from '@/components/exhibits/list-address';
import { ReadOnlyNote } from '@/components/exhibits/read-only-note';
import { StartDoors } from '@/components/exhibits/start-doors';
import { PageHeading } from '@/components/shell/page-heading';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import { load } from '@/lib/door/perform';
import { loadExhibits } from '@/lib/exhibits/loaders';
import { caseHead } from '../../case-head';
import { caseSuppliers } from '../case-suppliers';

type Props = {
  params: Promise<{ caseId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const PER_PAGE = 50;

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('exhibits'))('title')} · ${title}` };
}

export default async function ExhibitsPage({ params, searchParams }: Props) {
  const [{ caseId }, raw] = await Promise.all([params, searchParams]);
  const query = readList(raw);
  const { trail: _, ...wanted } = query;
  const [head, suppliers, { exhibits, next, mayAdd }, t, words, format] = await Promise.all([
    caseHead(caseId),
    caseSuppliers(caseId),
    load(loadExhibits, { caseId, ...wanted, limit: PER_PAGE }),
    getT('exhibits'),
    getT('common.class'),
    getFormatter(),
  ]);
  const base = `/${head.workspaceId}/cases/${caseId}`;
  const room = `${base}/exhibits`;
  const [first, last] = [exhibits[0], exhibits.at(-1)];
  const isEmpty = !first && !isNarrowed(query) && query.after === undefined;
  const previous = previousPage(query);
  return (
    <>
      <PageHeading level={2} title={t('title')}>
        {t('lead')}
      </PageHeading>
      {mayAdd ? <IntakePanel /> : <ReadOnlyNote t={t} status={head.status} />}
      {isEmpty ? (
        <StartDoors t={t} room={room} mayAdd={mayAdd} />
      ) : (
        <>
          <ExhibitFilters t={t} words={words} room={room} query={query} suppliers={suppliers} />
          {first ? (
            <ExhibitTable t={t} format={format} base={base} exhibits={exhibits} />
          ) : (
            <EmptyState
              title={t('list.none')}
              action={
                <Link href={room} className="link">
                  {t('filter.clear')}
                </Link>
              }
            >
              {t('list.noneText')}
            </EmptyState>
          )}
          <Pager
            previous={previous && listAddress(room, previous)}
            next={next === null ? null : listAddress(room, nextPage(query, next))}
          >
            {first &&
              last &&
              t('list.range', {
                first: format.count(first.number),
                last: format.count(last.number),
              })}
          </Pager>
        </>
      )}
    </>
  );
}
