import Link from 'next/link';
import { getFormatter, getT } from '@/app/locale';
import { PreservationFilters } from '@/components/review/preservation-filters';
import { PreservationList } from '@/components/review/preservation-list';
import { one } from '@/components/shell/address-value';
import { PageHeading } from '@/components/shell/page-heading';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import { load } from '@/lib/door/perform';
import { PRESERVATION_GROUPS } from '@/lib/elements/preservation';
import { loadPreservation } from '@/lib/review/loaders';
import { caseHead } from '../../../case-head';

type Props = {
  params: Promise<{ caseId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('review'))('preservation.title')} · ${title}` };
}

export default async function PreservationPage({ params, searchParams }: Props) {
  const [{ caseId }, asked] = await Promise.all([params, searchParams]);
  const group = PRESERVATION_GROUPS.find((name) => name === asked.group);
  const day = one(asked.since);
  const since = isDay(day) ? day : undefined;
  const after = /^\d{1,9}$/.test(one(asked.after)) ? Number(one(asked.after)) : undefined;
  const [head, found, t, words, format] = await Promise.all([
    caseHead(caseId),
    load(loadPreservation, {
      caseId,
      ...(group ? { group } : {}),
      ...(since ? { since } : {}),
      ...(after === undefined ? {} : { after }),
    }),
    getT('review'),
    getT('ledger'),
    getFormatter(),
  ]);
  const base = `/${head.workspaceId}/cases/${caseId}`;
  const room = `${base}/review/holds/log`;
  const kept = new URLSearchParams({
    ...(group ? { group } : {}),
    ...(since ? { since } : {}),
  });
  const next = new URLSearchParams([...kept, ['after', String(found.next)]]);
  return (
    <>
      <PageHeading
        level={2}
        title={t('preservation.title')}
        actions={
          <Link href={`${base}/review/holds`} className="link">
            {t('nav.holds')}
          </Link>
        }
      >
        {t('preservation.lead')}
      </PageHeading>
      <p className="mb-4">
        {found.disputeDate
          ? `${t('holds.dispute')}: ${format.day(found.disputeDate)}`
          : t('holds.noDispute')}
      </p>
      <PreservationFilters t={t} room={room} query={{ group, since }} keptSince={found.keptSince} />
      {found.lines.length === 0 ? (
        <EmptyState title={t('preservation.empty')}>{t('preservation.emptyText')}</EmptyState>
      ) : (
        <PreservationList t={t} words={words} base={base} lines={found.lines} />
      )}
      <Pager
        previous={after === undefined ? null : `${room}?${kept}`}
        next={found.next === null ? null : `${room}?${next}`}
      />
    </>
  );
}

/** A day of the calendar: an address may say anything. */
function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00.000Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(at.getTime()) &&
    at.toISOString().startsWith(text)
  );
}
