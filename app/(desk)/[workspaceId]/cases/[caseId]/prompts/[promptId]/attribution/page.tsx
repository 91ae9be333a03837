import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getFormatter, getT } from '@/app/locale';
import { AttributionView } from '@/components/prompts/views/attribution-view';
import { FilterForm } from '@/components/prompts/views/filter-form';
import { OriginPart } from '@/components/prompts/views/origin-part';
import { SayPart } from '@/components/prompts/views/say-part';
import { writerName } from '@/components/prompts/views/span-said';
import { readAddress, writeAddress } from '@/components/prompts/views/view-filter';
import { PageHeading } from '@/components/shell/page-heading';
import { Banner } from '@/components/ui/banner';
import { classNames } from '@/components/ui/class-names';
import { EmptyState } from '@/components/ui/empty-state';
import { firstWriter, writerKey } from '@/lib/authorship/first-writer';
import { pack } from '@/lib/authorship/packed-attribution';
import { caseHead } from '../../../case-head';
import { promptAbout, promptState } from '../prompt-about';

type Props = {
  params: Promise<{ caseId: string; promptId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('attribution'))('title')} · ${title}` };
}

export default async function AttributionPage({ params, searchParams }: Props) {
  const [{ caseId, promptId }, query] = await Promise.all([params, searchParams]);
  const address = readAddress(query);
  const about = await promptAbout(caseId, promptId);
  if (address.at !== undefined && address.at >= about.size) notFound();
  const [{ attribution }, t, format] = await Promise.all([
    promptState(caseId, promptId, address.at),
    getT('attribution'),
    getFormatter(),
  ]);
  const { fields } = attribution;
  const packed = pack(attribution);
  const page = `${about.room}/attribution`;
  const writers = new Map(
    fields
      .flatMap(({ runs }) => runs)
      .map((run) => firstWriter(run))
      .map((writer) => [writerKey(writer), writerName(t, about.authors, writer)]),
  );
  const written = fields.some(({ runs, deleted }) => runs.length + deleted.length > 0);
  const show = (table: boolean) => (
    <Link
      href={`${page}${writeAddress({ ...address, table })}`}
      aria-current={address.table === table ? 'true' : undefined}
      className={classNames(
        'border-b-2 px-1',
        address.table === table ? 'border-action font-medium' : 'border-transparent text-ink-2',
      )}
    >
      {t(table ? 'showTable' : 'showText')}
    </Link>
  );
  return (
    <>
      <PageHeading level={2} title={t('title')}>
        {t('lead')}
      </PageHeading>
      {address.at !== undefined && (
        <div className="mb-5">
          <Banner
            title={t('atPast', { seq: format.count(address.at) })}
            action={
              <Link href={`${page}${writeAddress({ ...address, at: undefined })}`} className="link">
                {t('atPresent')}
              </Link>
            }
          >
            {t('atPastText')}
          </Banner>
        </div>
      )}
      {written ? (
        <>
          <FilterForm
            t={t}
            page={page}
            address={address}
            writers={[...writers].map(([key, name]) => ({ key, name }))}
          />
          <nav aria-label={t('show')} className="screen-only mb-5 flex gap-3">
            {show(false)}
            {show(true)}
          </nav>
          <AttributionView about={about} attribution={packed} address={address} />
          <SayPart about={about} attribution={packed} />
          <OriginPart about={about} attribution={packed} />
        </>
      ) : (
        <EmptyState
          title={t('empty')}
          action={
            <Link href={about.room} className="link">
              {t('write')}
            </Link>
          }
        >
          {t('emptyText')}
        </EmptyState>
      )}
    </>
  );
}
