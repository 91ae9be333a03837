import Link from 'next/link';
import { SafeText } from '@/components/exhibits/safe-text';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import { TwoClocks } from '@/components/ui/two-clocks';
import type { Translate } from '@/lib/i18n/translator';
import type { RunItem } from '@/lib/runs/dto';
import { ROW } from './row';

type Props = {
  t: Translate<'making'>;
  base: string;
  caption: string;
  runs: readonly RunItem[];
};

/** Runs that name one tool account. */
export function AccountRuns({ t, base, caption, runs }: Props) {
  return (
    <Table
      caption={caption}
      head={
        <>
          <Th>{t('account.runs')}</Th>
          <Th>{t('recreation.head.tool')}</Th>
          <Th>{t('recreation.head.operator')}</Th>
          <Th>{t('recreation.head.clocks')}</Th>
        </>
      }
    >
      {runs.map((run) => (
        <Tr key={run.id} className={ROW}>
          <RowHead>
            <Link href={`${base}/runs/${run.id}`} className="link">
              {t('recreation.run', { number: String(run.number) })}
            </Link>
          </RowHead>
          <Td heading={t('recreation.head.tool')}>
            <span>
              <SafeText text={run.tool} />
              {run.model && (
                <span className="block text-sm text-ink-2">
                  <SafeText text={run.model} />
                </span>
              )}
            </span>
          </Td>
          <Td heading={t('recreation.head.operator')}>
            {run.operator ? (
              <SafeText text={run.operator.name} />
            ) : (
              <span className="text-ink-2">{t('person.unknown')}</span>
            )}
          </Td>
          <Td heading={t('recreation.head.clocks')}>
            <TwoClocks happened={run.requestedAt} received={run.recordedAt} layout="row" />
          </Td>
        </Tr>
      ))}
    </Table>
  );
}
