import Link from 'next/link';
import type { ReactNode } from 'react';
import { Part } from '@/components/exhibits/part';
import { SafeText } from '@/components/exhibits/safe-text';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import { TwoClocks } from '@/components/ui/two-clocks';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import type { WorkEventItem } from '@/lib/runs/dto';
import { FileLine } from './file-line';
import { ROW } from './row';

type Props = {
  t: Translate<'making'>;
  format: Formatter;
  base: string;
  events: readonly WorkEventItem[];
  /** Whether the case names a work yet. */
  named: boolean;
  actions: ReactNode;
};

/** When the works were completed and where they were made public. */
export function WorkEvents({ t, format, base, events, named, actions }: Props) {
  const exhibits = `${base}/exhibits`;
  return (
    <Part id="works" title={t('work.title')} text={t('work.text')} actions={actions}>
      {!named && (
        <p className="mb-3 text-ink-2">
          {t('work.noWork')}{' '}
          <Link href={base} className="link">
            {t('work.overview')}
          </Link>
        </p>
      )}
      {events.length === 0 ? (
        <p className="text-ink-2">{t('work.none')}</p>
      ) : (
        <Table
          caption={t('work.caption')}
          head={
            <>
              <Th>{t('work.head.act')}</Th>
              <Th>{t('work.head.work')}</Th>
              <Th>{t('work.head.file')}</Th>
              <Th>{t('work.head.where')}</Th>
              <Th>{t('work.head.by')}</Th>
              <Th>{t('work.head.clocks')}</Th>
            </>
          }
        >
          {events.map((one) => (
            <Tr key={one.entry} className={ROW}>
              <RowHead>
                <Link href={`${base}/ledger/${one.entry}`} className="link">
                  {t(`work.${one.kind}`)}
                </Link>
                <span className="block text-sm text-ink-2">
                  {t('entry', { index: format.count(one.entry) })}
                </span>
              </RowHead>
              <Td heading={t('work.head.work')} className="font-serif">
                <SafeText text={one.work || t('untitled')} />
              </Td>
              <Td heading={t('work.head.file')}>
                {one.exhibit && <FileLine t={t} room={exhibits} file={one.exhibit} />}
                {one.capture && (
                  <span className="mt-1.5 grid gap-1">
                    <span className="text-sm text-ink-2">{t('work.capture')}</span>
                    <FileLine t={t} room={exhibits} file={one.capture} />
                  </span>
                )}
              </Td>
              <Td heading={t('work.head.where')}>
                {one.kind === 'published' ? (
                  <span className="min-w-0 wrap-anywhere">
                    <SafeText text={one.place} />
                    {one.audience && (
                      <span className="block">
                        <SafeText text={one.audience} />
                      </span>
                    )}
                    <span className="block text-sm text-ink-2">
                      {t(`work.prompt.${shownWord(one.promptShown)}`)}
                    </span>
                    {one.note && <Note text={one.note} />}
                  </span>
                ) : (
                  one.note && <Note text={one.note} />
                )}
              </Td>
              <Td heading={t('work.head.by')}>
                {one.by ? (
                  <SafeText text={one.by.name} />
                ) : (
                  <span className="text-ink-2">{t('person.unknown')}</span>
                )}
              </Td>
              <Td heading={t('work.head.clocks')}>
                <TwoClocks happened={one.happenedAt} received={one.at} layout="row" />
              </Td>
            </Tr>
          ))}
        </Table>
      )}
    </Part>
  );
}

const shownWord = (shown: boolean | null) => (shown === null ? 'unknown' : shown ? 'yes' : 'no');

function Note({ text }: { text: string }) {
  return (
    <span className="block max-w-72 font-serif">
      <SafeText text={text} lines />
    </span>
  );
}
