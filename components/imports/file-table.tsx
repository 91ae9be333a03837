import { CircleAlert, CircleCheck, Copy, FileArchive } from 'lucide-react';
import Link from 'next/link';
import { SafeText } from '@/components/exhibits/safe-text';
import { ClassMark } from '@/components/ui/class-mark';
import { FileSize } from '@/components/ui/file-size';
import { Hash } from '@/components/ui/hash';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import type { ImportFile } from '@/lib/imports/dto';
import { ITEM_FAILURES } from '@/lib/imports/model';

type Props = {
  t: Translate<'imports'>;
  format: Formatter;
  /** Address of the case. */
  base: string;
  files: readonly ImportFile[];
};

/** What became of every file. Names are as they came; they are shown, never followed. */
export function FileTable({ t, format, base, files }: Props) {
  return (
    <Table
      caption={t('report.caption')}
      roving
      head={
        <>
          <Th numeric>{t('report.position')}</Th>
          <Th>{t('report.name')}</Th>
          <Th>{t('report.became')}</Th>
          <Th>{t('report.class')}</Th>
          <Th numeric>{t('report.size')}</Th>
        </>
      }
    >
      {files.map((file) => (
        <Tr key={file.position} data-state={file.state}>
          <Td heading={t('report.position')} numeric>
            {format.count(file.position + 1)}
          </Td>
          <RowHead>
            <span className="block break-words">
              <SafeText text={file.name} />
            </span>
            {file.sha256 !== null && (
              <span className="block text-sm font-normal text-ink-2">
                <Hash value={file.sha256} />
              </span>
            )}
          </RowHead>
          <Td heading={t('report.became')}>
            <Became t={t} format={format} base={base} file={file} />
          </Td>
          <Td heading={t('report.class')} tight>
            {file.exhibit && <ClassMark value={file.exhibit.class} />}
          </Td>
          <Td heading={t('report.size')} numeric>
            <FileSize bytes={file.bytes} />
          </Td>
        </Tr>
      ))}
    </Table>
  );
}

function Became({ t, format, base, file }: Omit<Props, 'files'> & { file: ImportFile }) {
  const { state, exhibit, failure, opened } = file;
  const known = ITEM_FAILURES.find((one) => one === failure) ?? 'other';
  return (
    <span className="grid gap-0.5">
      <span className="inline-flex flex-wrap items-center gap-x-1.5">
        {state === 'admitted' && <CircleCheck aria-hidden className="size-3.5 text-action" />}
        {state === 'known' && <Copy aria-hidden className="size-3.5" />}
        {state === 'refused' && <CircleAlert aria-hidden className="size-3.5 text-seal" />}
        {exhibit ? (
          <Link href={`${base}/exhibits/${exhibit.id}`} className="link">
            {t(state === 'known' ? 'report.knownAs' : 'report.admittedAs', {
              number: format.count(exhibit.number),
            })}
          </Link>
        ) : (
          t(`item.${state}`)
        )}
      </span>
      {state === 'refused' && <span className="text-sm text-ink-2">{t(`failure.${known}`)}</span>}
      {opened !== null && (
        <Link
          href={`${base}/import/${opened}`}
          className="link inline-flex items-center gap-1.5 text-sm"
        >
          <FileArchive aria-hidden className="size-3.5" />
          {t('report.opened')}
        </Link>
      )}
    </span>
  );
}
