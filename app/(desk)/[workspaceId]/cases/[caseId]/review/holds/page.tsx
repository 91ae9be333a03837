import Link from 'next/link';
import { getFormatter, getT } from '@/app/locale';
import { PlaceHold, RecordNotice } from '@/components/review/hold-dialogs';
import { HoldList, NoticeList } from '@/components/review/holds-parts';
import { PageHeading } from '@/components/shell/page-heading';
import { load } from '@/lib/door/perform';
import { loadHolds } from '@/lib/review/loaders';
import { caseHead } from '../../case-head';
import { placeHoldAction, recordNoticeAction, releaseHoldAction } from '../actions';

type Props = { params: Promise<{ caseId: string }> };

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('review'))('nav.holds')} · ${title}` };
}

export default async function HoldsPage({ params }: Props) {
  const { caseId } = await params;
  const [head, found, t, format] = await Promise.all([
    caseHead(caseId),
    load(loadHolds, { caseId }),
    getT('review'),
    getFormatter(),
  ]);
  const base = `/${head.workspaceId}/cases/${caseId}`;
  const { notices, holds, people, may } = found;
  const release = may.write ? releaseHoldAction.bind(null, caseId) : null;
  return (
    <>
      <PageHeading
        level={2}
        title={t('nav.holds')}
        actions={
          <Link href={`${base}/review/holds/log`} className="link">
            {t('preservation.title')}
          </Link>
        }
      >
        {t('holds.lead')}
      </PageHeading>
      <p className="mb-6">
        {found.disputeDate
          ? `${t('holds.dispute')}: ${format.day(found.disputeDate)}`
          : t('holds.noDispute')}
      </p>
      <section aria-labelledby="notices" className="mb-8">
        <div className="flex flex-wrap items-baseline justify-between gap-3">
          <h3 id="notices" className="font-serif text-lg font-semibold">
            {t('holds.notices')}
          </h3>
          {may.write && <RecordNotice action={recordNoticeAction.bind(null, caseId)} />}
        </div>
        <NoticeList t={t} base={base} notices={notices} />
      </section>
      <section aria-labelledby="holds">
        <div className="flex flex-wrap items-baseline justify-between gap-3">
          <h3 id="holds" className="font-serif text-lg font-semibold">
            {t('holds.legalHolds')}
          </h3>
          {may.write && (
            <PlaceHold
              action={placeHoldAction.bind(null, caseId)}
              notices={notices}
              people={people}
            />
          )}
        </div>
        <HoldList t={t} base={base} holds={holds} release={release} />
      </section>
    </>
  );
}
