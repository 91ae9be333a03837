'use client';

import { useLocale, useTranslations } from 'use-intl';
import { SafeText } from '@/components/exhibits/safe-text';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { LostWords } from '@/lib/authorship/lost';
import type { CountByKind, PersonTotals, Totals, WriterTotals } from '@/lib/authorship/totals';
import { FLAGS, INSERT_KINDS } from '@/lib/authorship/vocabulary';
import { formatter } from '@/lib/i18n/format';
import type { Authors } from './authors';
import { writerName } from './span-said';
import { WriterMark } from './writer-mark';

type Props = { totals: Totals; authors: Authors; caption: string };

/** The counts of the record per first writer. Models and unknown origin have rows of their own. */
export function TotalsTable({ totals, authors, caption }: Props) {
  const t = useTranslations('attribution.totals');
  const others = totals.unknown ? [...totals.models, totals.unknown] : totals.models;
  return (
    <Table
      caption={caption}
      head={
        <>
          <Th>{t('writer')}</Th>
          <Th>{t('stands')}</Th>
          <Th>{t('inserted')}</Th>
          <Th>{t('deleted')}</Th>
          <Th>{t('pace')}</Th>
          <Th>{t('noticed')}</Th>
        </>
      }
    >
      {totals.people.map((row) => (
        <PersonRow key={row.account} row={row} authors={authors} />
      ))}
      {others.map((row) => (
        <OtherRow key={JSON.stringify(row.writer)} row={row} authors={authors} />
      ))}
    </Table>
  );
}

function useCounts() {
  const t = useTranslations('attribution');
  const format = formatter(useLocale());
  const kinds = (counts: CountByKind) =>
    INSERT_KINDS.flatMap((kind) => {
      const count = counts[kind];
      return count ? [t('totals.kind', { how: t(`how.${kind}`), text: format.count(count) })] : [];
    });
  return { t, format, kinds };
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="min-w-0 text-sm">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Standing({ row }: { row: WriterTotals }) {
  const { t, format, kinds } = useCounts();
  return (
    <div className="min-w-0">
      {t('totals.written', { count: row.written, text: format.count(row.written) })}
      <span className="block">
        {t('totals.words', { count: row.words, text: format.count(row.words) })}
        {row.mixedWords > 0 && (
          <> · {t('totals.mixed', { count: row.mixedWords, text: format.count(row.mixedWords) })}</>
        )}
      </span>
      <Lines lines={kinds(row.writtenBy)} />
    </div>
  );
}

function PersonRow({ row, authors }: { row: PersonTotals; authors: Authors }) {
  const { t, format, kinds } = useCounts();
  const count = (value: number) => ({ count: value, text: format.count(value) });
  return (
    <Tr>
      <RowHead>
        <WriterMark authors={authors} writer={row.writer}>
          {writerName(t, authors, row.writer)}
        </WriterMark>
      </RowHead>
      <Td heading={t('totals.stands')}>
        <div className="min-w-0">
          <Standing row={row} />
          <div className="mt-1 text-sm text-ink-2">
            {t('totals.placed', count(row.placed))}
            {row.accepted > 0 && <> · {t('totals.accepted', count(row.accepted))}</>}
          </div>
        </div>
      </Td>
      <Td heading={t('totals.inserted')}>
        <div className="min-w-0">
          {t('totals.characters', count(row.inserted))}
          <Lines lines={kinds(row.insertedBy)} />
        </div>
      </Td>
      <Td heading={t('totals.deleted')}>
        <div className="min-w-0">
          <Lines
            lines={[
              t('totals.own', count(row.deletedOwn)),
              t('totals.others', count(row.deletedOthers)),
              ...(row.deletedNobodys > 0 ? [t('totals.nobodys', count(row.deletedNobodys))] : []),
              t('totals.lost', count(row.lost)),
            ]}
          />
          <LostList authors={authors} words={row.lostWords} />
        </div>
      </Td>
      <Td heading={t('totals.pace')}>
        <div className="min-w-0 text-sm">
          {row.activeMinutes === null ? (
            <span className="text-ink-2">{t('totals.logUnread')}</span>
          ) : (
            <>
              {t('totals.minutes', count(row.activeMinutes))}
              <span className="block">{t('totals.bursts', count(row.bursts ?? 0))}</span>
            </>
          )}
          {row.first && row.last && (
            <>
              <span className="block">
                {t('totals.first')} <Time at={row.first.at} />
              </span>
              <span className="block">
                {t('totals.last')} <Time at={row.last.at} />
              </span>
            </>
          )}
        </div>
      </Td>
      <Td heading={t('totals.noticed')}>
        <Flags flags={row.flags} />
      </Td>
    </Tr>
  );
}

function Flags({ flags }: Pick<PersonTotals, 'flags'>) {
  const { t, format } = useCounts();
  const lines = FLAGS.flatMap((flag) => {
    const count = flags?.[flag];
    return count ? [t(`totals.flag.${flag}`, { count, text: format.count(count) })] : [];
  });
  if (lines.length > 0) return <Lines lines={lines} />;
  return (
    <span className="text-sm text-ink-2">{t(flags ? 'totals.nothing' : 'totals.logUnread')}</span>
  );
}

const MOST_WORDS = 12;

/** Words that others took out, with who did. */
function LostList({ authors, words }: { authors: Authors; words: readonly LostWords[] }) {
  const { t, format } = useCounts();
  if (words.length === 0) return null;
  const rest = words.length - MOST_WORDS;
  return (
    <ul className="mt-1 text-sm">
      {words.slice(0, MOST_WORDS).map((one) => (
        <li key={`${one.field} ${one.place} ${one.from} ${one.text}`}>
          <s className="font-serif text-ink-2">
            <SafeText text={one.text.trim() || one.text} />
          </s>{' '}
          {t('totals.by', { name: authors.get(one.deleter)?.name ?? one.deleter })}
        </li>
      ))}
      {rest > 0 && <li>{t('totals.moreLost', { count: rest, text: format.count(rest) })}</li>}
    </ul>
  );
}

function OtherRow({ row, authors }: { row: WriterTotals; authors: Authors }) {
  const { t, format } = useCounts();
  const none = <span className="text-ink-2">{t('totals.noPerson')}</span>;
  return (
    <Tr>
      <RowHead>
        <WriterMark authors={authors} writer={row.writer}>
          {writerName(t, authors, row.writer)}
        </WriterMark>
      </RowHead>
      <Td heading={t('totals.stands')}>
        <Standing row={row} />
      </Td>
      <Td heading={t('totals.inserted')}>{none}</Td>
      <Td heading={t('totals.deleted')}>
        <span className="text-sm">
          {t('totals.lost', { count: row.lost, text: format.count(row.lost) })}
        </span>
      </Td>
      <Td heading={t('totals.pace')}>{none}</Td>
      <Td heading={t('totals.noticed')}>{none}</Td>
    </Tr>
  );
}
