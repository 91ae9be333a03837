import Link from 'next/link';
import { SafeText } from '@/components/exhibits/safe-text';
import { kindWord } from '@/components/ledger/entry-words';
import { ledgerAddress } from '@/components/ledger/ledger-address';
import { ClassMark, type MarkedClass } from '@/components/ui/class-mark';
import type { ContributorView } from '@/lib/contributors/dto';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';

type T = Translate<'people'>;

type CountsProps = {
  t: T;
  words: Translate<'ledger'>;
  format: Formatter;
  base: string;
  view: ContributorView;
};

/** How many entries of each kind the person's accounts made: counted, not weighed. */
export function ActCounts({ t, words, format, base, view }: CountsProps) {
  const { accounts } = view.contributor;
  // The ledger filters by one account; with several no single address shows what was counted.
  const actorId = accounts.length === 1 ? accounts[0]?.accountId : undefined;
  if (view.counts.length === 0) return <p className="text-ink-2">{t('view.noCounts')}</p>;
  return (
    <>
      <dl className="columns-[15rem] gap-x-10">
        {view.counts.map(({ kind, count }) => (
          <div
            key={kind}
            className="flex break-inside-avoid items-baseline justify-between gap-4 border-b border-hairline py-1"
          >
            <dt>{kindWord(words, kind)}</dt>
            <dd className="tabular-nums">
              {actorId ? (
                <Link
                  href={ledgerAddress(base, { kind, actorId })}
                  className="link"
                  aria-label={`${format.count(count)} · ${t('view.countOpen', { kind: kindWord(words, kind) })}`}
                >
                  {format.count(count)}
                </Link>
              ) : (
                format.count(count)
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 text-sm text-ink-2">{t('view.countsText')}</p>
    </>
  );
}

type SuppliedProps = { t: T; base: string; supplied: ContributorView['supplied'] };

/** Exhibits stated to come from the person. */
export function SuppliedList({ t, base, supplied }: SuppliedProps) {
  if (supplied.length === 0) return <p className="text-ink-2">{t('view.suppliedNone')}</p>;
  return (
    <ul className="border-t border-hairline">
      {supplied.map((one) => (
        <li key={one.id} className="flex items-baseline gap-3 border-b border-hairline py-1.5">
          <ClassMark value={one.captureClass as MarkedClass} />
          <Link href={`${base}/exhibits/${one.id}`} className="link min-w-0">
            {t('view.exhibit', { number: String(one.number) })}
            {one.title && (
              <>
                {' · '}
                <SafeText text={one.title} />
              </>
            )}
          </Link>
        </li>
      ))}
    </ul>
  );
}
