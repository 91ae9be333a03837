import Link from 'next/link';
import { SafeText } from '@/components/exhibits/safe-text';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { GapItem } from '@/lib/capture/dto';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';

type Props = {
  t: Translate<'capture'>;
  format: Formatter;
  gaps: readonly GapItem[];
  /** Address of the case. */
  base: string;
};

/** What passed and was not, or not wholly, recorded. */
export function GapsTable({ t, format, gaps, base }: Props) {
  return (
    <Table
      caption={t('gaps.caption')}
      head={
        <>
          <Th>{t('gaps.at')}</Th>
          <Th>{t('gaps.cause')}</Th>
          <Th>{t('gaps.source')}</Th>
          <Th numeric>{t('gaps.count')}</Th>
          <Th>{t('gaps.run')}</Th>
          <Th>{t('gaps.reason')}</Th>
        </>
      }
    >
      {gaps.map((gap) => (
        <Tr key={gap.id}>
          <RowHead>
            <Time at={gap.from} />
          </RowHead>
          <Td heading={t('gaps.cause')}>{t(`cause.${gap.cause}`)}</Td>
          <Td heading={t('gaps.source')}>
            <SafeText text={gap.source} />
          </Td>
          <Td heading={t('gaps.count')} numeric>
            {format.count(gap.count)}
          </Td>
          <Td heading={t('gaps.run')} tight>
            {gap.run ? (
              <Link href={`${base}/runs/${gap.run.id}`} className="link">
                {t('runNumber', { number: format.count(gap.run.number) })}
              </Link>
            ) : (
              '–'
            )}
          </Td>
          <Td heading={t('gaps.reason')}>
            <SafeText text={gap.reason} />
          </Td>
        </Tr>
      ))}
    </Table>
  );
}
