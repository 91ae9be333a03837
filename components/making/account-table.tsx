import Link from 'next/link';
import type { ReactNode } from 'react';
import { SafeText } from '@/components/exhibits/safe-text';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import type { GeneratorItem } from '@/lib/runs/dto';
import { FileLine } from './file-line';
import { ROW } from './row';

type T = Translate<'making'>;

type Props = {
  t: T;
  format: Formatter;
  base: string;
  accounts: readonly GeneratorItem[];
  /** The account whose runs are shown below. */
  shown: string | undefined;
  restate(account: GeneratorItem): ReactNode;
};

/** Tool accounts as last stated, each with what shows whose it is. */
export function AccountTable({ t, format, base, accounts, shown, restate }: Props) {
  const exhibits = `${base}/exhibits`;
  return (
    <Table
      caption={t('account.caption')}
      head={
        <>
          <Th>{t('account.service')}</Th>
          <Th>{t('account.holder')}</Th>
          <Th>{t('account.period')}</Th>
          <Th>{t('account.proofs')}</Th>
          <Th>{t('account.terms')}</Th>
          <Th>{t('account.runs')}</Th>
          <Th>
            <span className="sr-only">{t('account.act')}</span>
          </Th>
        </>
      }
    >
      {accounts.map((one) => (
        <Tr key={one.id} current={one.id === shown} className={ROW}>
          <RowHead>
            <span className="min-w-0">
              <span className="font-medium">
                <SafeText text={one.service} />
              </span>
              {one.account && (
                <span className="block font-mono text-sm">
                  <SafeText text={one.account} />
                </span>
              )}
              {one.plan && (
                <span className="block text-sm text-ink-2">
                  <SafeText text={one.plan} />
                </span>
              )}
              {one.note && (
                <span className="block max-w-64 font-serif">
                  <SafeText text={one.note} lines />
                </span>
              )}
              <Link href={`${base}/ledger/${one.entry}`} className="link block w-fit text-sm">
                {t('entry', { index: format.count(one.entry) })}
              </Link>
            </span>
          </RowHead>
          <Td heading={t('account.holder')}>
            {one.holder ? (
              <Link href={`${base}/people/${one.holder.id}`} className="link">
                <SafeText text={one.holder.name} />
              </Link>
            ) : (
              <span className="text-ink-2">{t('person.unknown')}</span>
            )}
          </Td>
          <Td heading={t('account.period')}>{periodOf(t, format, one)}</Td>
          <Td heading={t('account.proofs')}>
            {one.proofs.length === 0 ? (
              <span className="text-ink-2">{t('account.noProof')}</span>
            ) : (
              <span className="grid gap-1.5">
                {one.proofs.map((file) => (
                  <FileLine key={file.exhibitId} t={t} room={exhibits} file={file} />
                ))}
              </span>
            )}
          </Td>
          <Td heading={t('account.terms')}>
            {one.terms ? (
              <FileLine t={t} room={exhibits} file={one.terms} />
            ) : (
              <span className="text-ink-2">{t('account.noProof')}</span>
            )}
          </Td>
          <Td heading={t('account.runs')}>
            {one.runs > 0 ? (
              <Link
                href={`${base}/runs/accounts?account=${one.id}#runs`}
                className="link whitespace-nowrap"
              >
                {t('account.runCount', { count: one.runs })}
              </Link>
            ) : (
              <span className="text-ink-2">{t('account.runCount', { count: 0 })}</span>
            )}
          </Td>
          <Td className="whitespace-nowrap text-right">{restate(one)}</Td>
        </Tr>
      ))}
    </Table>
  );
}

function periodOf(t: T, format: Formatter, { startsOn, endsOn }: GeneratorItem): string {
  const [start, end] = [startsOn && format.day(startsOn), endsOn && format.day(endsOn)];
  if (start && end) return t('account.between', { start, end });
  if (start) return t('account.since', { start });
  return end ? t('account.until', { end }) : t('account.noPeriod');
}
