import Link from 'next/link';
import { SafeText } from '@/components/exhibits/safe-text';
import { ClassMark } from '@/components/ui/class-mark';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import { TwoClocks } from '@/components/ui/two-clocks';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import type { ModificationItem } from '@/lib/runs/dto';
import { FileLine } from './file-line';
import { ROW } from './row';

type Props = {
  t: Translate<'making'>;
  format: Formatter;
  /** Address of the case. */
  base: string;
  caption: string;
  modifications: readonly ModificationItem[];
};

/** Later work like a legal index: what, before, after, who, when, how near the record is. */
export function ModificationTable({ t, format, base, caption, modifications }: Props) {
  const exhibits = `${base}/exhibits`;
  return (
    <Table
      caption={caption}
      head={
        <>
          <Th>{t('later.head.act')}</Th>
          <Th>{t('later.head.before')}</Th>
          <Th>{t('later.head.after')}</Th>
          <Th>{t('later.head.who')}</Th>
          <Th>{t('later.head.clocks')}</Th>
          <Th>{t('later.head.class')}</Th>
        </>
      }
    >
      {modifications.map((one) => (
        <Tr key={one.id} id={one.id} className={ROW}>
          <RowHead>
            <Link href={`${base}/runs/later-work/${one.entry}`} className="link font-medium">
              {t('later.one.title', {
                kind: t(`kind.${one.kind}`),
                index: format.count(one.entry),
              })}
            </Link>
            {one.purpose && (
              <span className="block max-w-72 font-serif">
                <SafeText text={one.purpose} />
              </span>
            )}
            {one.regions.length > 0 && (
              <span className="block text-sm text-ink-2">
                {t('later.regions', { count: one.regions.length })}
              </span>
            )}
          </RowHead>
          <Td heading={t('later.head.before')}>
            {one.before.length === 0 ? (
              <span className="text-ink-2">{t('later.nothingBefore')}</span>
            ) : (
              <span className="grid gap-1.5">
                {one.before.map((file) => (
                  <FileLine key={file.exhibitId} t={t} room={exhibits} file={file} />
                ))}
              </span>
            )}
          </Td>
          <Td heading={t('later.head.after')}>
            <FileLine t={t} room={exhibits} file={one.after} />
          </Td>
          <Td heading={t('later.head.who')}>
            <span>
              {one.editor ? (
                <SafeText text={one.editor.name} />
              ) : (
                <span className="text-ink-2">{t('person.unknown')}</span>
              )}
              <span className="block text-sm text-ink-2">
                {one.tool ? (
                  <SafeText text={`${one.tool} ${one.toolVersion}`.trim()} />
                ) : (
                  t('later.noTool')
                )}
              </span>
            </span>
          </Td>
          <Td heading={t('later.head.clocks')}>
            <TwoClocks happened={one.happenedAt} received={one.at} layout="row" />
          </Td>
          <Td heading={t('later.head.class')} tight>
            <ClassMark value={one.class} />
          </Td>
        </Tr>
      ))}
    </Table>
  );
}
