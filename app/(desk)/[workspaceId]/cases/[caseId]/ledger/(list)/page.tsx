import Link from 'next/link';
import { getFormatter, getT } from '@/app/locale';
import { instanceKeys } from '@/app/verify/instance-keys';
import { CheckPanel } from '@/components/ledger/check-panel';
import { EntryTable } from '@/components/ledger/entry-table';
import { actorName, subjectName } from '@/components/ledger/entry-words';
import { type LedgerFilter, ledgerAddress } from '@/components/ledger/ledger-address';
import { LedgerFilterBar } from '@/components/ledger/ledger-filter-bar';
import { LedgerHead } from '@/components/ledger/ledger-head';
import { PageHeading } from '@/components/shell/page-heading';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import { load } from '@/lib/door/perform';
import { env } from '@/lib/kernel/env';
import { loadChecks, loadLedger } from '@/lib/logbook/loaders';
import { LEDGER_PAGE } from '@/lib/logbook/model';
import { caseHead } from '../../case-head';
import { askCheckAction } from '../actions';

type Query = Partial<Record<'kind' | 'actor' | 'subject' | 'before', string | string[]>>;
type Props = { params: Promise<{ caseId: string }>; searchParams: Promise<Query> };

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('ledger'))('title')} · ${title}` };
}

/** A parameter given once and not empty. */
const one = (value: string | string[] | undefined) =>
  typeof value === 'string' && value !== '' ? value : undefined;

export default async function LedgerPage({ params, searchParams }: Props) {
  const [{ caseId }, query] = await Promise.all([params, searchParams]);
  const head = await caseHead(caseId);
  const base = `/${head.workspaceId}/cases/${caseId}`;
  const filter: LedgerFilter = {
    kind: one(query.kind),
    actorId: one(query.actor),
    subject: one(query.subject),
  };
  const before = one(query.before);
  const [ledger, { checks, running }, keys, t, format] = await Promise.all([
    load(loadLedger, {
      caseId,
      ...filter,
      ...(before === undefined ? {} : { before: /^\d{1,15}$/.test(before) ? Number(before) : -1 }),
    }),
    load(loadChecks, { caseId }),
    instanceKeys(),
    getT('ledger'),
    getFormatter(),
  ]);
  const { entries, next, size } = ledger;
  const narrowed = Object.values(filter).some((value) => value !== undefined);
  const first = entries[0];
  const last = entries.at(-1);
  // Without a filter indexes tell where the page before this one began; with one it is the first.
  const above = Number(before) + LEDGER_PAGE.usual;
  const newer = !narrowed && above < size ? above : undefined;
  return (
    <>
      <PageHeading level={2} title={t('title')}>
        {t('lead')}{' '}
        <a href="#entries" className="link md:hidden">
          {t('list.jump')}
        </a>
      </PageHeading>
      <CheckPanel
        caseId={caseId}
        newest={checks[0] ?? null}
        running={running}
        mayCheck={ledger.may.check}
        ask={askCheckAction.bind(null, caseId)}
        reportsHref={`${base}/ledger/checks`}
      />
      <LedgerHead
        t={t}
        format={format}
        caseId={caseId}
        size={size}
        checkpoint={ledger.checkpoint}
        fingerprints={keys.map((key) => key.fingerprint)}
        protection={{ role: env().DATABASE_APP_ROLE, embedded: env().S3_EMBEDDED }}
      />
      <section id="entries">
        <PageHeading level={2} title={t('list.title')} />
        <LedgerFilterBar
          t={t}
          base={base}
          filter={filter}
          actor={filter.actorId ? (first ? actorName(t, first.actor) : filter.actorId) : null}
          subject={
            filter.subject
              ? first?.subject
                ? subjectName(t, first.subject)
                : filter.subject
              : null
          }
        />
        {first && last ? (
          <EntryTable t={t} format={format} base={base} filter={filter} entries={entries} />
        ) : (
          <EmptyState
            title={t('list.none')}
            action={
              <Link href={`${base}/ledger`} className="link">
                {t('filter.clear')}
              </Link>
            }
          >
            {t('list.noneText', { size, text: format.count(size) })}
          </EmptyState>
        )}
        <Pager
          previous={before === undefined ? null : ledgerAddress(base, filter, newer)}
          next={next === null ? null : ledgerAddress(base, filter, next)}
        >
          {first &&
            last &&
            t(narrowed ? 'list.range' : 'list.rangeOf', {
              last: format.count(first.index),
              first: format.count(last.index),
              size: format.count(size),
            })}
        </Pager>
      </section>
    </>
  );
}
