import Link from 'next/link';
import type { ReactNode } from 'react';
import { PageHeading } from '@/components/shell/page-heading';
import { Banner } from '@/components/ui/banner';
import { ClassMark, type MarkedClass } from '@/components/ui/class-mark';
import { FileSize } from '@/components/ui/file-size';
import { KeyValues } from '@/components/ui/key-values';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import { Day, Time } from '@/components/ui/time';
import type { CaseHead, CaseOverview, CaseWork } from '@/lib/cases/dto';
import { TEMPLATES } from '@/lib/cases/model';
import type { Translate } from '@/lib/i18n/translator';

type T = Translate<'cases'>;

function Section({
  title,
  actions,
  children,
}: {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="mt-8 first:mt-0">
      <PageHeading level={2} title={title} actions={actions} />
      {children}
    </section>
  );
}

/** Why nothing can be added any more, and who could change that. */
export function ClosedNote({ t, status }: { t: T; status: CaseHead['status'] }) {
  if (status !== 'sealed' && status !== 'closed') return null;
  return (
    <div className="mb-6">
      <Banner tone="seal" title={t(`ended.${status}`)}>
        {t('ended.text')}
      </Banner>
    </div>
  );
}

/** What is known of the case, and the buttons that change it. */
export function CaseFactsSection({
  t,
  head,
  actions,
}: {
  t: T;
  head: CaseHead;
  actions: ReactNode;
}) {
  const forums = head.forums.map((forum) => t(`forum.${forum as 'prc'}`)).join(' · ');
  const unknown = <span className="text-ink-2">{t('overview.unknown')}</span>;
  return (
    <Section title={t('overview.facts')} actions={actions}>
      <KeyValues
        items={[
          { key: 'number', label: t('overview.number'), value: head.number },
          { key: 'kind', label: t('field.kind'), value: t(`kind.${head.kind}`) },
          { key: 'party', label: t('field.party'), value: head.party || unknown },
          { key: 'side', label: t('side.label'), value: t(`side.${head.side as 'none'}`) },
          { key: 'forums', label: t('forum.label'), value: forums || t('forum.none') },
          { key: 'law', label: t('field.textAsOf'), value: <Day day={head.textAsOf} /> },
          {
            key: 'dispute',
            label: t('field.disputeDate'),
            value: head.disputeDate ? <Day day={head.disputeDate} /> : t('overview.disputeNone'),
          },
          { key: 'opened', label: t('overview.openedAt'), value: <Time at={head.openedAt} /> },
        ]}
      />
    </Section>
  );
}

type WorksProps = {
  t: T;
  works: readonly CaseWork[];
  add: ReactNode;
  edit(work: CaseWork): ReactNode;
};

/** The works at issue. */
export function WorksSection({ t, works, add, edit }: WorksProps) {
  const unknown = <span className="text-ink-2">{t('overview.unknown')}</span>;
  return (
    <Section title={t('overview.works')} actions={add}>
      {works.length === 0 ? (
        <p className="text-ink-2">{t('overview.noWorks')}</p>
      ) : (
        <Table
          caption={t('overview.worksCaption')}
          head={
            <>
              <Th>{t('overview.work')}</Th>
              <Th>{t('field.completedOn')}</Th>
              <Th>{t('field.publishedOn')}</Th>
              <Th>{t('field.publishedAt')}</Th>
              <Th>{t('field.registration')}</Th>
              <Th aria-label={t('overview.editWork')} />
            </>
          }
        >
          {works.map((work) => (
            <Tr key={work.id}>
              <RowHead>
                <span className="font-serif font-semibold">{work.title}</span>
              </RowHead>
              <Td heading={t('field.completedOn')}>
                {work.completedOn ? <Day day={work.completedOn} /> : unknown}
              </Td>
              <Td heading={t('field.publishedOn')}>
                {work.publishedOn ? <Day day={work.publishedOn} /> : unknown}
              </Td>
              <Td heading={t('field.publishedAt')}>{work.publishedAt || unknown}</Td>
              <Td heading={t('field.registration')}>
                <Registration work={work} unknown={unknown} />
              </Td>
              <Td>{edit(work)}</Td>
            </Tr>
          ))}
        </Table>
      )}
    </Section>
  );
}

/** The registration of a work as stated: number, authority, day. */
function Registration({ work, unknown }: { work: CaseWork; unknown: ReactNode }) {
  const texts = [work.registrationNumber, work.registrationAuthority].filter(Boolean);
  if (texts.length === 0 && work.registeredOn === null) return unknown;
  return (
    <span className="break-words">
      {texts.map((text) => (
        <bdi key={text} className="block">
          {text}
        </bdi>
      ))}
      {work.registeredOn && <Day day={work.registeredOn} />}
    </span>
  );
}

/** Counts, without weighing them, and how the last full check came out. */
export function HoldingsSection({
  t,
  overview,
  head,
}: {
  t: T;
  overview: CaseOverview;
  head: CaseHead;
}) {
  const { check } = overview;
  const base = `/${head.workspaceId}/cases/${head.id}`;
  const ledger = `${base}/ledger`;
  return (
    <Section title={t('overview.held')}>
      {check && check.failures > 0 && (
        <div className="mb-4">
          <Banner
            tone="seal"
            title={t('overview.checkBad', { failures: check.failures })}
            action={<Link href={`${ledger}/checks`}>{t('overview.checkOpen')}</Link>}
          />
        </div>
      )}
      <KeyValues
        items={[
          { key: 'exhibits', label: t('overview.exhibits'), value: overview.exhibits },
          { key: 'bytes', label: t('overview.bytes'), value: <FileSize bytes={overview.bytes} /> },
          { key: 'people', label: t('overview.contributors'), value: overview.contributors },
          {
            key: 'runs',
            label: t('overview.runs'),
            value: <Making t={t} {...{ overview, base }} />,
          },
          { key: 'entries', label: t('overview.entries'), value: head.entries },
          {
            key: 'classes',
            label: t('overview.classes'),
            value: (
              <span className="flex flex-wrap gap-x-4 gap-y-1">
                {overview.byClass.map((c) => (
                  <span key={c.captureClass} className="inline-flex items-center gap-1.5">
                    <ClassMark value={c.captureClass as MarkedClass} /> {c.count}
                  </span>
                ))}
              </span>
            ),
          },
          {
            key: 'check',
            label: t('overview.check'),
            value: check ? (
              <>
                <Time at={check.finishedAt} precision="minute" />
                {check.failures === 0 && (
                  <span className="ml-2 text-ink-2">
                    {t('overview.checkOk', { objects: check.objects, size: check.size })}
                  </span>
                )}
              </>
            ) : (
              t('overview.checkNone')
            ),
          },
        ]}
      />
    </Section>
  );
}

/** Runs, choices and later work, each with the page it stands on. */
function Making({ t, overview, base }: { t: T; overview: CaseOverview; base: string }) {
  const counted = [
    { key: 'runsCount', count: overview.runs, to: 'runs' },
    { key: 'selectionsCount', count: overview.selections, to: 'runs/candidates#choices' },
    { key: 'modificationsCount', count: overview.modifications, to: 'runs/later-work' },
    { key: 'recreationsCount', count: overview.recreations, to: 'runs/recreations' },
  ] as const;
  const shown = counted.filter(({ key, count }) => key === 'runsCount' || count > 0);
  return (
    <span className="flex flex-wrap gap-x-5 gap-y-1">
      {shown.map(({ key, count, to }) => (
        <Link key={key} href={`${base}/${to}`} className="link">
          {t(`overview.${key}`, { count })}
        </Link>
      ))}
    </span>
  );
}

/** The guided start of an empty case: the doors through which a first record comes. */
export function GuidedStart({ t, head }: { t: T; head: CaseHead }) {
  const base = `/${head.workspaceId}/cases/${head.id}`;
  const doors = [
    { key: 'prompt', href: `${base}/prompts` },
    { key: 'files', href: `${base}/exhibits` },
    { key: 'generator', href: `${base}/runs/sources` },
    { key: 'import', href: `${base}/import` },
    { key: 'write', href: `${base}/exhibits/write` },
    { key: 'people', href: `${base}/people` },
  ] as const;
  return (
    <section className="mb-10">
      <PageHeading level={2} title={t('start.title')} />
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {doors.map(({ key, href }) => (
          <li key={key}>
            <Link
              href={href}
              className="block h-full rounded-md border border-control bg-sheet p-4 no-underline hover:border-ink"
            >
              <span className="block font-serif text-lg font-semibold text-ink">
                {t(`start.${key}`)}
              </span>
              <span className="mt-1 block text-sm text-ink-2">{t(`start.${key}Text`)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="mt-5 mb-1 text-sm text-ink-2">{t('start.asks')}</p>
      <ul className="list-disc pl-5 text-sm">
        {TEMPLATES[head.kind].asks.map((ask) => (
          <li key={ask}>{t(`asks.${ask}`)}</li>
        ))}
      </ul>
    </section>
  );
}
