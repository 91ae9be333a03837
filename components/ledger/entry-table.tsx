import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { StateMark } from '@/components/ui/state-mark';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import type { LedgerItem } from '@/lib/logbook/dto';
import {
  accessWord,
  actorName,
  authenticatorWord,
  kindWord,
  subjectHref,
  subjectName,
} from './entry-words';
import { type LedgerFilter, ledgerAddress } from './ledger-address';

type T = Translate<'ledger'>;

type Props = {
  t: T;
  format: Formatter;
  /** Address of the case. */
  base: string;
  filter: LedgerFilter;
  entries: readonly LedgerItem[];
};

/** Entries like the index of a court file: number, both clocks, act, object, person, state. */
export function EntryTable({ t, format, base, filter, entries }: Props) {
  return (
    <Table
      caption={t('list.caption')}
      roving
      head={
        <>
          <Th>{t('list.index')}</Th>
          <Th>{t('list.time')}</Th>
          <Th>{t('list.kind')}</Th>
          <Th>{t('list.subject')}</Th>
          <Th>{t('list.actor')}</Th>
          <Th>{t('list.state')}</Th>
        </>
      }
    >
      {entries.map((entry) => (
        <Tr key={entry.index}>
          <RowHead data-tight>
            <Link
              href={`${base}/ledger/${entry.index}`}
              className="link"
              aria-label={t('list.entry', {
                index: format.count(entry.index),
                kind: kindWord(t, entry.kind),
              })}
            >
              {format.count(entry.index)}
            </Link>
            {/* In a stacked row the act stands beside its number. */}
            <span aria-hidden className="ml-2 md:hidden">
              {kindWord(t, entry.kind)}
            </span>
          </RowHead>
          <Td heading={t('list.time')} tight className="max-md:whitespace-normal">
            <EntryTimes t={t} entry={entry} />
          </Td>
          <Td heading={t('list.kind')} className={entry.erased ? undefined : 'max-md:hidden'}>
            <span>
              {kindWord(t, entry.kind)}
              {entry.erased && (
                <span className="ml-2 inline-block">
                  <Badge>{t('list.erased')}</Badge>
                </span>
              )}
            </span>
          </Td>
          <Td heading={t('list.subject')}>
            {entry.subject && (
              <Link href={subjectHref(base, entry.subject)} className="link min-w-0 break-words">
                <bdi>{subjectName(t, entry.subject)}</bdi>
              </Link>
            )}
          </Td>
          <Td heading={t('list.actor')}>
            <ActorCell t={t} base={base} filter={filter} entry={entry} />
          </Td>
          <Td heading={t('list.state')} tight>
            <StateMark state={entry.state} href={`${base}/ledger/${entry.index}#proof`} />
          </Td>
        </Tr>
      ))}
    </Table>
  );
}

/** Time of record, and below it the claimed one where somebody claimed another. */
function EntryTimes({ t, entry }: { t: T; entry: LedgerItem }) {
  const { at, claimed } = entry;
  return (
    <span>
      <Time at={at} />
      {claimed !== null && claimed !== at && (
        <span className="block text-sm text-ink-2">
          {t.rich('list.claimed', { time: () => <Time at={claimed} /> })}
        </span>
      )}
    </span>
  );
}

function ActorCell({
  t,
  base,
  filter,
  entry,
}: Omit<Props, 'entries' | 'format'> & { entry: LedgerItem }) {
  const { actor } = entry;
  const name = actorName(t, actor);
  const href = ledgerAddress(base, { ...filter, actorId: actor.id });
  return (
    <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
      <Link
        href={href}
        className="link break-words"
        aria-label={t('actor.only', { name })}
        data-tip={t('actor.only', { name })}
      >
        <bdi>{name}</bdi>
      </Link>
      <span className="text-sm text-ink-2">
        {actor.kind === 'service'
          ? t('access.service')
          : `${accessWord(t, actor.access)} · ${authenticatorWord(t, actor.authenticator)}`}
      </span>
    </span>
  );
}
