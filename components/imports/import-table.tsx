import { FileArchive } from 'lucide-react';
import Link from 'next/link';
import { SafeText } from '@/components/exhibits/safe-text';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import type { ImportItem } from '@/lib/imports/dto';

type Props = {
  t: Translate<'imports'>;
  format: Formatter;
  /** Address of the case. */
  base: string;
  imports: readonly ImportItem[];
};

/** Imports like an index: what, by whom, when, how it ended, and what became of the files. */
export function ImportTable({ t, format, base, imports }: Props) {
  return (
    <Table
      caption={t('list.caption')}
      roving
      head={
        <>
          <Th>{t('list.import')}</Th>
          <Th>{t('list.by')}</Th>
          <Th>{t('list.begun')}</Th>
          <Th>{t('list.state')}</Th>
          <Th numeric>{t('list.files')}</Th>
          <Th>{t('list.outcome')}</Th>
          <Th numeric>{t('list.entry')}</Th>
        </>
      }
    >
      {imports.map((one) => (
        <Tr key={one.id}>
          <RowHead>
            <Link
              href={`${base}/import/${one.id}`}
              className="link inline-flex items-center gap-1.5 font-serif font-semibold"
            >
              {one.archive && <FileArchive aria-hidden className="size-3.5 shrink-0" />}
              <SafeText text={one.label} />
            </Link>
          </RowHead>
          <Td heading={t('list.by')}>
            <SafeText text={one.by.name} />
          </Td>
          <Td heading={t('list.begun')}>
            <Time at={one.createdAt} precision="minute" />
          </Td>
          <Td heading={t('list.state')} tight>
            {t(`state.${one.state}`)}
          </Td>
          <Td heading={t('list.files')} numeric>
            {format.count(one.files)}
          </Td>
          <Td heading={t('list.outcome')}>
            <Outcome t={t} format={format} base={base} one={one} />
          </Td>
          <Td heading={t('list.entry')} numeric>
            {one.entry !== null && (
              <Link
                href={`${base}/ledger/${one.entry}`}
                className="link"
                aria-label={t('report.entry', { index: format.count(one.entry) })}
              >
                {format.count(one.entry)}
              </Link>
            )}
          </Td>
        </Tr>
      ))}
    </Table>
  );
}

const STATES = ['admitted', 'known', 'refused', 'waiting', 'left'] as const;

function Outcome({ t, format, base, one }: Omit<Props, 'imports'> & { one: ImportItem }) {
  const said = STATES.filter((state) => one.counts[state] > 0).map(
    (state) => `${format.count(one.counts[state])} ${t(`item.${state}`)}`,
  );
  return (
    <>
      {said.join(', ')}
      {one.proposals > 0 && (
        <Link href={`${base}/import/proposals?import=${one.id}`} className="link block text-sm">
          {t('list.proposals', { count: one.proposals, text: format.count(one.proposals) })}
        </Link>
      )}
    </>
  );
}
