import Link from 'next/link';
import type { ReactNode } from 'react';
import { PageHeading } from '@/components/shell/page-heading';
import { KeyValues } from '@/components/ui/key-values';
import { Time } from '@/components/ui/time';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import type { LedgerEntryDetail } from '@/lib/logbook/dto';
import {
  accessWord,
  actorName,
  authenticatorWord,
  kindWord,
  subjectHref,
  subjectName,
} from './entry-words';
import { ledgerAddress } from './ledger-address';

type T = Translate<'ledger'>;

type Props = { t: T; format: Formatter; base: string; entry: LedgerEntryDetail };

/** Who did what, when by both clocks, about what, with what. */
export function EntryFacts({ t, format, base, entry }: Props) {
  const { actor, at, claimed, subject } = entry;
  const items: { key: string; label: string; value: ReactNode }[] = [
    {
      key: 'kind',
      label: t('entry.kind'),
      value: (
        <>
          {kindWord(t, entry.kind)}{' '}
          <span className="text-sm text-ink-2">
            <code>{entry.kind}</code> · {t('entry.version', { v: String(entry.v) })}
          </span>
        </>
      ),
    },
    {
      key: 'at',
      label: t('entry.received'),
      value: <Time at={at} precision="millisecond" zoned />,
    },
    {
      key: 'claimed',
      label: t('entry.claimed'),
      value:
        claimed === null || claimed === at ? (
          <span className="text-ink-2">{t('entry.sameClock')}</span>
        ) : (
          <>
            <Time at={claimed} precision="millisecond" zoned />{' '}
            <span className="text-sm text-ink-2">
              {t('entry.gap', { gap: format.gap(claimed, at) })}
            </span>
          </>
        ),
    },
    { key: 'actor', label: t('entry.actor'), value: <Actor t={t} base={base} entry={entry} /> },
    {
      key: 'access',
      label: t('entry.access'),
      value:
        actor.kind === 'service'
          ? t('access.service')
          : `${accessWord(t, actor.access)} · ${authenticatorWord(t, actor.authenticator)}`,
    },
    {
      key: 'session',
      label: t('entry.session'),
      value: actor.session ? (
        <code className="break-all">{actor.session}</code>
      ) : (
        <span className="text-ink-2">{t('entry.noSession')}</span>
      ),
    },
  ];
  if (subject) {
    const name = subjectName(t, subject);
    items.push({
      key: 'subject',
      label: t('entry.subject'),
      value: (
        <span className="flex flex-wrap gap-x-4 gap-y-1">
          <Link href={subjectHref(base, subject)} className="link min-w-0 break-words">
            <bdi>{name}</bdi>
          </Link>
          <Link href={ledgerAddress(base, { subject: subject.id })} className="link text-sm">
            {t('subject.only', { subject: name })}
          </Link>
        </span>
      ),
    });
  }
  items.push({
    key: 'software',
    label: t('entry.software'),
    value: <code>{entry.software}</code>,
  });
  return (
    <section className="mb-8">
      <PageHeading level={2} title={t('entry.facts')} />
      <KeyValues items={items} />
      <PublicContent t={t} act={entry.act} />
    </section>
  );
}

function Actor({ t, base, entry }: Omit<Props, 'format'>) {
  const { actor } = entry;
  const name = actorName(t, actor);
  return (
    <span className="grid gap-0.5">
      <span className="flex flex-wrap gap-x-4 gap-y-1">
        <bdi className="font-medium">{name}</bdi>
        {actor.contributor && (
          <Link
            href={subjectHref(base, { id: actor.contributor.id, number: null, title: '' })}
            className="link"
          >
            {t('entry.for', { name: actor.contributor.name })}
          </Link>
        )}
        <Link href={ledgerAddress(base, { actorId: actor.id })} className="link text-sm">
          {t('actor.only', { name })}
        </Link>
      </span>
      <code className="text-sm break-all text-ink-2">{actor.id}</code>
    </span>
  );
}

/** The public body of the kind: names as the format has them, since that is what is hashed. */
function PublicContent({ t, act }: { t: T; act: Record<string, unknown> }) {
  const fields = Object.entries(act);
  return (
    <div className="mt-5">
      <h3 className="mb-1 font-medium">{t('entry.act')}</h3>
      {fields.length === 0 ? (
        <p className="text-ink-2">{t('entry.actNone')}</p>
      ) : (
        <KeyValues
          items={fields.map(([name, value]) => ({
            key: name,
            label: <code>{name}</code>,
            value: (
              <code className="break-all">
                {typeof value === 'string' ? value : JSON.stringify(value)}
              </code>
            ),
          }))}
        />
      )}
    </div>
  );
}
