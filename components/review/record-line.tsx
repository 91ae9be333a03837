import Link from 'next/link';
import type { ReactNode } from 'react';
import { SafeText } from '@/components/exhibits/safe-text';
import { ClassMark } from '@/components/ui/class-mark';
import { TwoClocks } from '@/components/ui/two-clocks';
import type { ShownRecord } from '@/lib/elements/record';
import type { Translate } from '@/lib/i18n/translator';
import { recordAddress } from './record-address';
import { recordCalled } from './record-called';

type Named = ShownRecord & { by: string };

/** What a record is called: its kind with its number, and its title. */
export function RecordName({
  t,
  base,
  record,
}: {
  t: Translate<'review'>;
  base: string;
  record: ShownRecord;
}) {
  return (
    <>
      <Link href={recordAddress(base, record)} className="link font-medium">
        {recordCalled(t, record)}
      </Link>
      {record.title !== '' && (
        <span className="ml-2 wrap-anywhere">
          <SafeText text={record.title.slice(0, 300)} />
        </span>
      )}
    </>
  );
}

type Props = {
  t: Translate<'review'>;
  base: string;
  record: Named;
  /** Words about it, below its name. */
  children?: ReactNode;
  action?: ReactNode;
};

/** A record with its class, both clocks, who recorded it and its entry. */
export function RecordLine({ t, base, record, children, action }: Props) {
  return (
    <li className="grid gap-x-4 gap-y-1 border-b border-hairline py-2.5 last:border-b-0 sm:grid-cols-[2rem_1fr_auto]">
      <span className="pt-0.5">{record.class !== null && <ClassMark value={record.class} />}</span>
      <div className="min-w-0">
        <p>
          <RecordName t={t} base={base} record={record} />
        </p>
        {children}
        <p className="text-sm text-ink-2">
          {record.by !== '' && <>{t('by', { name: record.by })} · </>}
          <Link href={`${base}/ledger/${record.entry}`} className="link">
            {t('entry', { number: String(record.entry) })}
          </Link>
        </p>
      </div>
      <div className="grid content-start gap-2 sm:justify-items-end">
        <TwoClocks happened={record.claimed} received={record.at} layout="row" />
        {action}
      </div>
    </li>
  );
}
