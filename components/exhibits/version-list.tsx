import Link from 'next/link';
import type { ReactNode } from 'react';
import { FileSize } from '@/components/ui/file-size';
import { Hash } from '@/components/ui/hash';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { ExhibitDetail } from '@/lib/exhibits/dto';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import { Part } from './part';

type Props = {
  t: Translate<'exhibits'>;
  format: Formatter;
  base: string;
  exhibit: ExhibitDetail;
  /** Version the reader is at. */
  shown: number;
  revise: ReactNode;
};

/** All states of an exhibit; every one of them stays. */
export function VersionList({ t, format, base, exhibit, shown, revise }: Props) {
  const address = `${base}/exhibits/${exhibit.id}`;
  const isText = exhibit.kind === 'note' || exhibit.kind === 'statement';
  return (
    <Part id="versions" title={t('detail.versions')} actions={revise}>
      <Table
        caption={t('version.caption')}
        head={
          <>
            <Th>{t('version.version')}</Th>
            <Th>{t('version.received')}</Th>
            <Th>{t('version.sha256')}</Th>
            <Th numeric>{t('version.size')}</Th>
            <Th numeric>{t('version.entry')}</Th>
            {isText && (
              <Th>
                <span className="sr-only">{t('version.act')}</span>
              </Th>
            )}
          </>
        }
      >
        {exhibit.versions.map((version) => {
          const isPresent = version.version === exhibit.version;
          return (
            <Tr
              key={version.version}
              current={exhibit.versions.length > 1 && version.version === shown}
            >
              <RowHead>
                {t('version.number', { version: format.count(version.version) })}
                {isPresent && (
                  <span className="ml-2 text-sm text-ink-2">{t('version.present')}</span>
                )}
              </RowHead>
              <Td heading={t('version.received')}>
                <Time at={version.receivedAt} />
              </Td>
              <Td heading={t('version.sha256')}>
                <Hash value={version.sha256} />
              </Td>
              <Td heading={t('version.size')} numeric>
                <FileSize bytes={version.bytes} />
              </Td>
              <Td heading={t('version.entry')} numeric>
                <Link
                  href={`${base}/ledger/${version.entry}`}
                  className="link"
                  aria-label={t('list.openEntry', { index: format.count(version.entry) })}
                >
                  {format.count(version.entry)}
                </Link>
              </Td>
              {isText && (
                <Td>
                  <Link
                    href={isPresent ? address : `${address}?version=${version.version}`}
                    className="link"
                    aria-label={t('version.readOf', { version: format.count(version.version) })}
                  >
                    {t('version.read')}
                  </Link>
                </Td>
              )}
            </Tr>
          );
        })}
      </Table>
    </Part>
  );
}
