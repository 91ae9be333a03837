import { File as FileIcon, Fingerprint, NotebookPen, Quote, ScrollText } from 'lucide-react';
import Link from 'next/link';
import { ClassMark } from '@/components/ui/class-mark';
import { FileSize } from '@/components/ui/file-size';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import { TwoClocks } from '@/components/ui/two-clocks';
import type { ExhibitItem } from '@/lib/exhibits/dto';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import { SafeText } from './safe-text';

type T = Translate<'exhibits'>;

type Props = {
  t: T;
  format: Formatter;
  /** Address of the case. */
  base: string;
  exhibits: readonly ExhibitItem[];
};

/** The exhibits like a legal index: number, picture, name, class, both clocks, supplier, size. */
export function ExhibitTable({ t, format, base, exhibits }: Props) {
  return (
    <Table
      caption={t('list.caption')}
      roving
      head={
        <>
          <Th numeric>{t('list.number')}</Th>
          <Th>
            <span className="sr-only">{t('list.picture')}</span>
          </Th>
          <Th>{t('list.exhibit')}</Th>
          <Th>{t('list.class')}</Th>
          <Th>{t('list.clocks')}</Th>
          <Th>{t('list.supplier')}</Th>
          <Th numeric>{t('list.size')}</Th>
          <Th numeric>{t('list.entry')}</Th>
        </>
      }
    >
      {exhibits.map((exhibit) => (
        <Tr key={exhibit.id}>
          <Td heading={t('list.number')} numeric className="max-md:hidden">
            {format.count(exhibit.number)}
          </Td>
          <Td className="align-top max-md:hidden">
            <Thumb exhibit={exhibit} />
          </Td>
          <RowHead>
            <NameCell t={t} format={format} base={base} exhibit={exhibit} />
          </RowHead>
          <Td heading={t('list.class')} tight>
            <ClassMark value={exhibit.class} />
          </Td>
          <Td heading={t('list.clocks')}>
            <TwoClocks happened={exhibit.happenedAt} received={exhibit.receivedAt} layout="row" />
          </Td>
          <Td heading={t('list.supplier')}>
            {exhibit.supplier === null ? (
              <span className="text-ink-2">{t('list.noSupplier')}</span>
            ) : (
              <SafeText text={exhibit.supplier} />
            )}
          </Td>
          <Td heading={t('list.size')} numeric>
            <FileSize bytes={exhibit.bytes} />
          </Td>
          <Td heading={t('list.entry')} numeric>
            <Link
              href={`${base}/ledger/${exhibit.entry}`}
              className="link"
              aria-label={t('list.openEntry', { index: format.count(exhibit.entry) })}
            >
              {format.count(exhibit.entry)}
            </Link>
          </Td>
        </Tr>
      ))}
    </Table>
  );
}

/** Label and title, and below them the name the file came under. */
function NameCell({
  t,
  format,
  base,
  exhibit,
}: Omit<Props, 'exhibits'> & { exhibit: ExhibitItem }) {
  const { id, label, title, fileName, kind, record } = exhibit;
  const isNamed = fileName !== '' && fileName !== title;
  return (
    <span className="flex min-w-0 items-start gap-3">
      <span className="md:hidden">
        <Thumb exhibit={exhibit} />
      </span>
      <span className="min-w-0">
        <span className="block text-sm text-ink-2 md:hidden">
          {t('number', { number: format.count(exhibit.number) })}
        </span>
        <Link
          href={`${base}/exhibits/${id}`}
          className="link line-clamp-3 font-serif font-semibold"
        >
          {label !== '' && (
            <span className="mr-2 font-sans font-medium">
              <SafeText text={label} />
            </span>
          )}
          <SafeText text={title} />
        </Link>
        {record !== null && (
          <span className="flex max-w-52 items-center gap-1 text-sm text-ink-2">
            <ScrollText aria-hidden className="size-3.5 shrink-0" />
            <span className="line-clamp-1">
              <SafeText
                text={record === '' ? t('list.recordInside') : t('list.record', { tool: record })}
              />
            </span>
          </span>
        )}
        {(isNamed || kind !== 'file') && (
          <span className="line-clamp-2 text-sm text-ink-2">
            {kind !== 'file' && t(`kind.${kind}`)}
            {kind !== 'file' && isNamed && ' · '}
            {isNamed && <SafeText text={fileName} />}
          </span>
        )}
      </span>
    </span>
  );
}

const ICONS = { file: FileIcon, hash_only: Fingerprint, note: NotebookPen, statement: Quote };

/** A small picture; it repeats what the title beside it says, so it is no word of its own. */
function Thumb({ exhibit }: { exhibit: ExhibitItem }) {
  if (exhibit.thumb === null) {
    const Icon = ICONS[exhibit.kind];
    return (
      <span className="grid size-10 place-items-center border border-hairline text-ink-2 [&_svg]:size-4.5 [&_svg]:stroke-[1.5]">
        <Icon aria-hidden />
      </span>
    );
  }
  return (
    // The store's own preview of evidence; no optimiser may touch or re-encode it.
    // biome-ignore lint/performance/noImgElement: see above
    <img
      src={exhibit.thumb}
      alt=""
      loading="lazy"
      className="block size-10 border border-hairline bg-sheet object-contain"
    />
  );
}
