import Link from 'next/link';
import { SafeText } from '@/components/exhibits/safe-text';
import { ClassMark } from '@/components/ui/class-mark';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import { TwoClocks } from '@/components/ui/two-clocks';
import type { Translate } from '@/lib/i18n/translator';
import type { RunDetail } from '@/lib/runs/dto';
import { nameOf } from './picked-file';
import { ROW } from './row';
import { Thumb } from './thumb';

type T = Translate<'making'>;

type Props = { t: T; base: string; recreations: readonly RunDetail[] };

/** Recreations by numbers of their own; every one of them and of their outputs is marked E. */
export function RecreationTable({ t, base, recreations }: Props) {
  return (
    <Table
      caption={t('recreation.caption')}
      head={
        <>
          <Th>{t('recreation.head.number')}</Th>
          <Th>{t('recreation.head.of')}</Th>
          <Th>{t('recreation.head.tool')}</Th>
          <Th>{t('recreation.head.operator')}</Th>
          <Th>{t('recreation.head.outputs')}</Th>
          <Th>{t('recreation.head.clocks')}</Th>
          <Th>{t('recreation.head.class')}</Th>
        </>
      }
    >
      {recreations.map((one) => (
        <Tr key={one.id} className={ROW}>
          <RowHead>
            <Link href={`${base}/runs/recreations/${one.id}`} className="link font-medium">
              {t('recreation.number', { number: String(one.number) })}
            </Link>
          </RowHead>
          <Td heading={t('recreation.head.of')}>
            <span className="grid gap-0.5">
              <Targets t={t} base={base} recreation={one} />
              <span className="text-sm text-ink-2">
                {t(`recreation.sight.${one.recreates?.sight ?? 'unknown'}`)}
              </span>
            </span>
          </Td>
          <Td heading={t('recreation.head.tool')}>
            <span>
              <SafeText text={one.tool} />
              {one.model && (
                <span className="block text-sm text-ink-2">
                  <SafeText text={one.model} />
                </span>
              )}
            </span>
          </Td>
          <Td heading={t('recreation.head.operator')}>
            {one.operator ? (
              <SafeText text={one.operator.name} />
            ) : (
              <span className="text-ink-2">{t('person.unknown')}</span>
            )}
          </Td>
          <Td heading={t('recreation.head.outputs')}>
            {one.outputs.length === 0 ? (
              <span className="text-ink-2">{t('recreation.noOutputs')}</span>
            ) : (
              <span className="flex flex-wrap gap-2">
                {one.outputs.map((file) => (
                  <span key={file.exhibitId} className="flex items-center gap-1">
                    <Thumb src={file.thumb} alt={nameOf(file, t('untitled'))} />
                    <ClassMark value="E" />
                  </span>
                ))}
              </span>
            )}
          </Td>
          <Td heading={t('recreation.head.clocks')}>
            <TwoClocks happened={one.requestedAt} received={one.recordedAt} layout="row" />
          </Td>
          <Td heading={t('recreation.head.class')} tight>
            <ClassMark value={one.class} />
          </Td>
        </Tr>
      ))}
    </Table>
  );
}

/** What a recreation imitates: a run, a file, or both. */
export function Targets({ t, base, recreation }: { t: T; base: string; recreation: RunDetail }) {
  const { run = null, exhibit = null } = recreation.recreates ?? {};
  if (!run && !exhibit) return <span className="text-ink-2">{t('recreation.targetUnknown')}</span>;
  return (
    <>
      {run && (
        <Link
          href={`${base}/runs/${run.id}`}
          className="link inline-flex min-h-6 w-fit items-center"
        >
          {t('recreation.run', { number: String(run.number) })}
        </Link>
      )}
      {exhibit && (
        <Link
          href={`${base}/exhibits/${exhibit.exhibitId}`}
          className="link inline-flex min-h-6 w-fit items-center"
        >
          {t('exhibit', { number: String(exhibit.number) })}
        </Link>
      )}
    </>
  );
}
