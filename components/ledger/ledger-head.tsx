import Link from 'next/link';
import type { ReactNode } from 'react';
import { PageHeading } from '@/components/shell/page-heading';
import { Hash } from '@/components/ui/hash';
import { KeyValues } from '@/components/ui/key-values';
import { Time } from '@/components/ui/time';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import type { CheckpointItem } from '@/lib/logbook/dto';

type T = Translate<'ledger'>;

/** What stands between the record and whoever would change it, on this instance. */
export type Protection = {
  /** The application works under a database role without the right to change entries. */
  role: boolean;
  /** Originals are in the embedded object store. */
  embedded: boolean;
};

type Props = {
  t: T;
  format: Formatter;
  caseId: string;
  size: number;
  checkpoint: CheckpointItem | null;
  /** SHA-256 of the instance's public keys, oldest first; the last one signs. */
  fingerprints: readonly string[];
  protection: Protection;
};

/** Where the ledger stands, what protects it, said as it is, and how to take it away. */
export function LedgerHead(props: Props) {
  const { t, format, size, checkpoint, fingerprints, protection } = props;
  const unsigned = size - (checkpoint?.size ?? 0);
  return (
    <section className="mb-8">
      <PageHeading level={2} title={t('head.title')} />
      <KeyValues
        items={[
          { key: 'entries', label: t('head.entries'), value: format.count(size) },
          {
            key: 'checkpoint',
            label: t('head.checkpoint'),
            value: checkpoint ? (
              <>
                {t.rich('head.covers', {
                  size: checkpoint.size,
                  text: format.count(checkpoint.size),
                  time: () => <Time at={checkpoint.signedAt} />,
                })}
                {unsigned > 0 && (
                  <span className="block text-sm text-ink-2">
                    {t('head.behind', { count: unsigned, text: format.count(unsigned) })}
                  </span>
                )}
              </>
            ) : (
              t('head.noCheckpoint')
            ),
          },
          ...(checkpoint
            ? [
                {
                  key: 'root',
                  label: t('head.root'),
                  value: <Hash value={checkpoint.root} whole />,
                },
                {
                  key: 'origin',
                  label: t('head.origin'),
                  value: <code className="break-all">{checkpoint.origin}</code>,
                },
              ]
            : []),
          {
            key: 'key',
            label: t('head.key'),
            value: <Fingerprints t={t} fingerprints={fingerprints} />,
          },
          {
            key: 'protection',
            label: t('head.protection'),
            value: <ProtectionList t={t} protection={protection} />,
          },
          { key: 'take', label: t('head.take'), value: <Downloads {...props} /> },
        ]}
      />
    </section>
  );
}

function Fingerprints({ t, fingerprints }: { t: T; fingerprints: readonly string[] }) {
  return (
    <>
      {[...fingerprints].reverse().map((fingerprint, age) => (
        <span key={fingerprint} className="block">
          <Hash value={fingerprint} whole />
          {age > 0 && <span className="ml-2 text-sm text-ink-2">{t('head.keyOld')}</span>}
        </span>
      ))}
      <span className="measure block text-sm text-ink-2">{t('head.keyHint')}</span>
    </>
  );
}

function ProtectionList({ t, protection }: { t: T; protection: Protection }) {
  const lines = [
    t(protection.role ? 'protect.role' : 'protect.triggers'),
    t(protection.embedded ? 'protect.embedded' : 'protect.s3'),
    t('protect.outside'),
    t('protect.key'),
  ];
  return (
    <ul className="measure grid list-disc gap-1 pl-5 marker:text-ink-2">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Downloads({ t, caseId, checkpoint }: Props) {
  const ledger = `/api/v1/cases/${caseId}/ledger`;
  return (
    <span className="flex flex-wrap gap-x-5 gap-y-1">
      <FileLink href={`${ledger}/entries`} name={`${caseId}-entries.ndjson`}>
        {t('take.entries')}
      </FileLink>
      <FileLink href={`${ledger}/payloads`} name={`${caseId}-payloads.ndjson`}>
        {t('take.payloads')}
      </FileLink>
      {checkpoint && (
        <FileLink
          href={`${ledger}/checkpoint?size=${checkpoint.size}`}
          name={`${caseId}-checkpoint-${checkpoint.size}.txt`}
        >
          {t('take.checkpoint')}
        </FileLink>
      )}
      <FileLink href="/api/v1/vkeys" name="vkeys.txt">
        {t('take.keys')}
      </FileLink>
      <Link href="/verify" className="link py-0.5 max-md:py-1.5">
        {t('take.verify')}
      </Link>
    </span>
  );
}

/** A file of the API. A plain link: it must not be fetched before it is followed. */
function FileLink({ href, name, children }: { href: string; name: string; children: ReactNode }) {
  return (
    <a href={href} download={name} className="link py-0.5 max-md:py-1.5">
      {children}
    </a>
  );
}
