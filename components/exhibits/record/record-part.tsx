import Link from 'next/link';
import type { ReactNode } from 'react';
import { Banner } from '@/components/ui/banner';
import { Hash } from '@/components/ui/hash';
import { KeyValues } from '@/components/ui/key-values';
import { Time } from '@/components/ui/time';
import type { Readings } from '@/lib/exhibits/dto';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import type { Reading } from '@/lib/records/reading';
import { Part } from '../part';
import { CredentialsSaid } from './credentials-said';
import { FindingList } from './finding-list';
import { PendingReading } from './pending-reading';
import { RawRecords } from './raw-records';
import { StatementSaid } from './statement-said';

type T = Translate<'records'>;

type Props = {
  t: T;
  format: Formatter;
  /** Address of the case. */
  base: string;
  /** Address of the exhibit. */
  page: string;
  kind: string;
  readings: Readings;
  /** The way to read again, for those who may. */
  again: ReactNode;
};

/** What a file states about its own making, with everything needed to look it up in the file. */
export function RecordPart({ t, format, base, page, kind, readings, again }: Props) {
  const { readings: all, shown, readable } = readings;
  const [newest] = all;
  // Texts written here are no files of a tool, unless somebody had one read.
  if (kind !== 'file' && kind !== 'hash_only' && !newest) return null;
  const reading = shown?.reading;
  return (
    <Part id="record" title={t('title')} text={t('lead')} actions={readable && again}>
      {!readable && <p>{t('noneHere')}</p>}
      {readable && !newest && <PendingReading />}
      {newest?.failure && (
        <Banner tone="warning" title={t('failed')}>
          {failureWord(t, newest.failure)}
        </Banner>
      )}
      {reading && <ReadingSaid t={t} format={format} reading={reading} />}
      {newest && <ReadingList t={t} format={format} base={base} page={page} readings={readings} />}
    </Part>
  );
}

const FAILURES = ['time_limit', 'memory_limit', 'object_missing', 'too_large'] as const;

function failureWord(t: T, reason: string): string {
  return t(`failure.${FAILURES.find((one) => one === reason) ?? 'worker_died'}`);
}

function ReadingSaid({ t, format, reading }: { t: T; format: Formatter; reading: Reading }) {
  const { statements, credentials, findings, records } = reading;
  const isEmpty = statements.length === 0 && credentials === null;
  return (
    <>
      {isEmpty && (
        <div className="border-y border-hairline py-3">
          <p className="font-medium">{t('none')}</p>
          <p className="measure text-sm text-ink-2">{t('noneText')}</p>
        </div>
      )}
      {credentials && <CredentialsSaid t={t} format={format} credentials={credentials} />}
      {statements.slice(0, MOST_STATEMENTS).map((statement, i) => (
        <StatementSaid
          // The order of statements is their identity: a reading never changes.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={i}
          t={t}
          format={format}
          statement={statement}
          number={i + 1}
          count={statements.length}
        />
      ))}
      {statements.length > MOST_STATEMENTS && (
        <p className="mt-3 text-sm text-ink-2">
          {t('more', { count: statements.length - MOST_STATEMENTS })}
        </p>
      )}
      <FindingList t={t} findings={findings} />
      <RawRecords t={t} format={format} records={records} />
    </>
  );
}

/** Statements a page shows; an export of hundreds of conversations has as many. */
const MOST_STATEMENTS = 20;

/** Every reading there is, and which of them stands above. */
function ReadingList({
  t,
  format,
  base,
  page,
  readings: { readings, shown },
}: Pick<Props, 't' | 'format' | 'base' | 'page' | 'readings'>) {
  return (
    <div className="mt-5">
      <h4 className="text-sm font-medium text-ink-2">{t('readings')}</h4>
      <KeyValues
        items={readings.map(({ id, at, readers, sha256, entry, failure }) => ({
          key: id,
          label: <Time at={at} />,
          value: (
            <span className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
              <span>{t('readingSaid', { readers: format.count(readers) })}</span>
              {entry === null ? (
                <span className="text-ink-2">{t('noEntry')}</span>
              ) : (
                <Link href={`${base}/ledger/${entry}`} className="link">
                  {t('entry', { index: format.count(entry) })}
                </Link>
              )}
              {sha256 && <Hash value={sha256} />}
              {failure && <span className="text-sm">{failureWord(t, failure)}</span>}
              {id === shown?.id && readings.length > 1 && (
                <span className="text-sm text-ink-2">{t('shown')}</span>
              )}
              {sha256 && id !== shown?.id && (
                <Link href={`${page}?reading=${id}#record`} className="link text-sm">
                  {t('show')}
                </Link>
              )}
            </span>
          ),
        }))}
      />
    </div>
  );
}
