'use client';

import { useLocale, useTranslations } from 'use-intl';
import type { FirstWriter } from '@/lib/authorship/first-writer';
import type { Totals } from '@/lib/authorship/totals';
import { formatter } from '@/lib/i18n/format';
import { type Authors, nameOf } from './authors';
import { writerName } from './span-said';
import { WriterMark } from './writer-mark';

/**
 * The counts in sentences: what each first wrote, what came otherwise, who took out whose. Never a
 * share; the marks make it the legend of the text too.
 */
export function Headline({ totals, authors }: { totals: Totals; authors: Authors }) {
  const t = useTranslations('attribution');
  const format = formatter(useLocale());
  const people = totals.people.filter(
    ({ written, placed, inserted }) => written + placed + inserted,
  );
  const name = (writer: FirstWriter) => (
    <WriterMark authors={authors} writer={writer}>
      {writerName(t, authors, writer)}
    </WriterMark>
  );
  const count = (value: number) => ({ count: value, text: format.count(value) });
  return (
    <div className="measure">
      <p>
        {t('head.text', {
          ...count(totals.characters),
          words: totals.words,
          wordsText: format.count(totals.words),
        })}
      </p>
      <ul className="mt-1 grid gap-0.5">
        {people.map((row) => (
          <li key={row.account}>
            {t.rich('head.wrote', {
              ...count(row.written),
              words: row.words,
              wordsText: format.count(row.words),
              name: () => name(row.writer),
            })}
            {row.lostWords.length > 0 && (
              <span className="text-ink-2"> {t('head.lost', count(row.lost))}</span>
            )}
          </li>
        ))}
        {totals.models.map((row) => (
          <li key={writerName(t, authors, row.writer)}>
            {t.rich('head.model', { ...count(row.written), name: () => name(row.writer) })}
          </li>
        ))}
        {totals.unknown && totals.unknown.written > 0 && (
          <li>
            {t.rich('head.unknown', {
              ...count(totals.unknown.written),
              name: () => name({ who: 'unknown' }),
            })}
          </li>
        )}
        {people
          .filter(({ deletedOthers }) => deletedOthers > 0)
          .map((row) => (
            <li key={`out ${row.account}`}>
              {t('head.tookOut', {
                ...count(row.deletedOthers),
                name: nameOf(authors, row.account),
              })}
            </li>
          ))}
        {totals.mixedWords > 0 && <li>{t('head.mixed', count(totals.mixedWords))}</li>}
      </ul>
    </div>
  );
}
