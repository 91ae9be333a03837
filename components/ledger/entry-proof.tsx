import Link from 'next/link';
import { PageHeading } from '@/components/shell/page-heading';
import { Hash } from '@/components/ui/hash';
import { KeyValues } from '@/components/ui/key-values';
import { Time } from '@/components/ui/time';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import type { LedgerEntryDetail } from '@/lib/logbook/dto';
import { NO_PREVIOUS } from '@/lib/proof/leaf';
import { ExactText } from './exact-text';

type T = Translate<'ledger'>;

type Props = { t: T; format: Formatter; base: string; entry: LedgerEntryDetail };

/** The record itself, to the byte, and the two hashes that chain it. */
export function EntryBytes({ t, format, base, entry }: Props) {
  const { index, body, bytes, leaf, prev } = entry;
  return (
    <section className="mb-8">
      <PageHeading level={2} title={t('entry.bytesTitle')}>
        {t('entry.bytesText', { size: format.exactBytes(bytes) })}
      </PageHeading>
      <ExactText
        label={t('entry.bytesTitle')}
        text={body}
        copyLabel={t('entry.copyBytes')}
        saveLabel={t('entry.saveBytes')}
        fileName={`entry-${index}.json`}
      />
      <div className="mt-3">
        <KeyValues
          items={[
            {
              key: 'leaf',
              label: t('entry.leaf'),
              value: <Hash value={leaf} algorithm={t('entry.leaf')} whole />,
            },
            {
              key: 'prev',
              label: t('entry.prev'),
              value:
                prev === NO_PREVIOUS ? (
                  <span className="text-ink-2">{t('entry.prevFirst')}</span>
                ) : (
                  <span className="flex flex-wrap items-center gap-x-3">
                    <Hash value={prev} algorithm={t('entry.prev')} whole />
                    <Link href={`${base}/ledger/${index - 1}`} className="link">
                      {t('entry.prevLink', { index: format.count(index - 1) })}
                    </Link>
                  </span>
                ),
            },
          ]}
        />
      </div>
    </section>
  );
}

/** The proof that stands alone, and the signed checkpoint it ends in. */
export function EntryProof({ t, format, base, entry }: Props) {
  const { index, checkpoint, proof } = entry;
  return (
    <section id="proof" className="mb-8">
      <PageHeading level={2} title={t('proof.title')}>
        {t('proof.text')}
      </PageHeading>
      {checkpoint === null || proof === null ? (
        <p>
          {t('proof.pending')}{' '}
          <a href={`${base}/ledger/${index}`} className="link">
            {t('proof.reload')}
          </a>
        </p>
      ) : (
        <>
          <p className="mb-3">
            {t.rich('proof.covered', {
              size: checkpoint.size,
              text: format.count(checkpoint.size),
              time: () => <Time at={checkpoint.signedAt} zoned />,
            })}
          </p>
          <div className="grid gap-6 lg:grid-cols-2">
            <div className="min-w-0">
              <h3 className="mb-1 font-medium">{t('proof.proofLabel')}</h3>
              <ExactText
                label={t('proof.proofLabel')}
                text={proof}
                copyLabel={t('proof.copyProof')}
                saveLabel={t('proof.saveProof')}
                fileName={`entry-${index}.tlog-proof`}
              />
            </div>
            <div className="min-w-0">
              <h3 className="mb-1 font-medium">{t('proof.noteLabel')}</h3>
              <ExactText
                label={t('proof.noteLabel')}
                text={checkpoint.note}
                copyLabel={t('proof.copyNote')}
                saveLabel={t('proof.saveNote')}
                fileName={`checkpoint-${checkpoint.size}.txt`}
              />
            </div>
          </div>
        </>
      )}
    </section>
  );
}
