import Link from 'next/link';
import type { ReactNode } from 'react';
import { SafeText } from '@/components/exhibits/safe-text';
import { kindWord } from '@/components/ledger/entry-words';
import { Badge } from '@/components/ui/badge';
import { Day, Time } from '@/components/ui/time';
import type { Translate } from '@/lib/i18n/translator';
import type { PreservationItem } from '@/lib/review/dto';

type Words = { t: Translate<'review'>; words: Translate<'ledger'>; base: string };
type ItemOf<G extends PreservationItem['group']> = Extract<PreservationItem, { group: G }>;

/** The preservation log, oldest first: each line with its entry, and both what was stated and recorded. */
export function PreservationList({
  lines,
  ...rest
}: Words & { lines: readonly PreservationItem[] }) {
  const { t, base } = rest;
  return (
    <ol aria-label={t('preservation.title')} className="border-t border-hairline">
      {lines.map((line) => (
        <li
          key={line.entry}
          className="grid gap-x-4 gap-y-1 border-b border-hairline py-2.5 sm:grid-cols-[9.5rem_1fr_auto]"
        >
          <p className="text-sm text-ink-2">{t(`preservation.groups.${line.group}`)}</p>
          <div className="min-w-0 break-words">
            <Told {...rest} line={line} />
          </div>
          <p className="text-sm text-ink-2 sm:text-right">
            <Time at={line.at} />
            <br />
            {line.by && (
              <>
                <bdi>{line.by}</bdi> ·{' '}
              </>
            )}
            <Entry t={t} base={base} index={line.entry} />
          </p>
        </li>
      ))}
    </ol>
  );
}

function Told({ line, ...rest }: Words & { line: PreservationItem }) {
  switch (line.group) {
    case 'dispute':
      return <DisputeDay {...rest} line={line} />;
    case 'notice':
      return <Notice {...rest} line={line} />;
    case 'hold':
      return <Hold {...rest} line={line} />;
    case 'acknowledgement':
      return <Acknowledgement {...rest} line={line} />;
    case 'deletion':
      return <Deletion {...rest} line={line} />;
    case 'custody':
      return <Custody {...rest} line={line} />;
  }
}

function DisputeDay({ t, line }: Words & { line: ItemOf<'dispute'> }) {
  return (
    <>
      <p>{line.date === null ? t('preservation.dayTakenBack') : <Day day={line.date} />}</p>
      <Reason t={t} text={line.reason} />
    </>
  );
}

function Notice({ t, base, line }: Words & { line: ItemOf<'notice'> }) {
  const { notice } = line;
  if (!notice) return null;
  const parties = [notice.from, notice.to].filter(Boolean).join(' → ');
  return (
    <>
      <p className="font-medium">
        {t(`holds.kinds.${notice.kind}`)} · {t(`holds.${notice.direction}`)}
      </p>
      <p>
        {parties ? <SafeText text={parties} /> : <Missing t={t} />} · {t('preservation.stated')}{' '}
        <Time at={notice.happenedAt} />
      </p>
      {notice.note && (
        <p className="measure">
          <SafeText text={notice.note} lines />
        </p>
      )}
      {notice.exhibit && <Exhibit t={t} base={base} exhibit={notice.exhibit} />}
    </>
  );
}

function Hold({ t, base, line }: Words & { line: ItemOf<'hold'> }) {
  const { hold, event } = line;
  if (!hold) return null;
  return (
    <>
      <p>
        <Badge tone={event === 'placed' ? 'action' : 'plain'}>{t(`preservation.${event}`)}</Badge>{' '}
        {event === 'placed' ? (
          <>
            {t('preservation.from')} <Time at={hold.startsAt} />
          </>
        ) : (
          <Entry t={t} base={base} index={hold.placed} />
        )}
      </p>
      <p className="measure">
        {hold.scope ? <SafeText text={hold.scope} lines /> : <Missing t={t} />}
      </p>
      <Reason t={t} text={hold.reason} />
      {event === 'placed' &&
        (hold.people.length === 0 ? (
          <p className="text-sm text-ink-2">{t('preservation.nobody')}</p>
        ) : (
          <ul className="text-sm">
            {hold.people.map(({ id, name, acknowledged }) => (
              <li key={id}>
                <bdi>{name || id}</bdi>:{' '}
                {acknowledged === null ? (
                  <span className="text-ink-2">{t('preservation.notAcknowledged')}</span>
                ) : (
                  <>
                    {t('preservation.acknowledged')}{' '}
                    <Entry t={t} base={base} index={acknowledged} />
                  </>
                )}
              </li>
            ))}
          </ul>
        ))}
    </>
  );
}

function Acknowledgement({ t, base, line }: Words & { line: ItemOf<'acknowledgement'> }) {
  return (
    <>
      <p>
        <bdi>{line.contributor?.name || t('preservation.open')}</bdi>:{' '}
        {t(line.received ? 'preservation.received' : 'preservation.notReceived')}
      </p>
      <p className="text-sm">
        <Link href={`${base}/statements/declarations/${line.declarationId}`} className="link">
          {t('preservation.declaration', { version: String(line.version) })}
        </Link>
      </p>
    </>
  );
}

function Deletion({ t, base, line }: Words & { line: ItemOf<'deletion'> }) {
  return (
    <>
      <p className="font-medium">
        {t(`preservation.${line.event}`)}: <Entry t={t} base={base} index={line.of} />
      </p>
      {line.holds.length > 0 && (
        <p className="text-sm">
          {t('preservation.because')}{' '}
          {line.holds.map((entry) => (
            <span key={entry} className="mr-2">
              <Entry t={t} base={base} index={entry} />
            </span>
          ))}
        </p>
      )}
      <Reason t={t} text={line.reason} />
    </>
  );
}

function Custody({ t, words, base, line }: Words & { line: ItemOf<'custody'> }) {
  return (
    <p>
      {kindWord(words, line.kind)}
      {line.exhibit && (
        <>
          {' · '}
          <Exhibit t={t} base={base} exhibit={line.exhibit} />
        </>
      )}
      {line.dossier !== null && ` · ${words('subject.dossier', { number: String(line.dossier) })}`}
    </p>
  );
}

function Exhibit({
  t,
  base,
  exhibit,
}: Pick<Words, 't' | 'base'> & { exhibit: { id: string; number: number; title: string } }) {
  return (
    <Link href={`${base}/exhibits/${exhibit.id}`} className="link">
      {t('kind.exhibit', { number: String(exhibit.number) })}
      {exhibit.title && (
        <>
          {' '}
          <bdi>{exhibit.title}</bdi>
        </>
      )}
    </Link>
  );
}

function Entry({ t, base, index }: Pick<Words, 't' | 'base'> & { index: number }) {
  return (
    <Link href={`${base}/ledger/${index}`} className="link whitespace-nowrap">
      {t('entry', { number: String(index) })}
    </Link>
  );
}

function Reason({ t, text }: Pick<Words, 't'> & { text: string }): ReactNode {
  return (
    <p className="measure text-sm text-ink-2">
      {t('holds.reason')}: {text ? <SafeText text={text} lines /> : t('preservation.unstated')}
    </p>
  );
}

function Missing({ t }: Pick<Words, 't'>) {
  return <span className="text-ink-2">{t('preservation.unstated')}</span>;
}
