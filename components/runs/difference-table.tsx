import { SafeText } from '@/components/exhibits/safe-text';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import type { Translate } from '@/lib/i18n/translator';
import type { Difference } from '@/lib/runs/dto';
import { type DifferenceState, stateOf } from './difference-state';
import { differenceName, differenceValue } from './difference-words';

type Props = {
  t: Translate<'runs'>;
  differences: readonly Difference[];
  /** What the two sides are called. */
  titles: readonly [string, string];
};

const SIGN: Record<DifferenceState, string> = {
  same: '=',
  different: '≠',
  unknown: '?',
  neither: '–',
};

/** Facts of two runs side by side: same, different, or not stated by one; values as recorded. */
export function DifferenceTable({ t, differences, titles }: Props) {
  return (
    <Table
      caption={t('compare.table')}
      head={
        <>
          <Th>{t('compare.what')}</Th>
          <Th>{titles[0]}</Th>
          <Th>{titles[1]}</Th>
          <Th>{t('compare.state.label')}</Th>
        </>
      }
    >
      {differences.map((difference) => {
        const state = stateOf(difference);
        return (
          <Tr key={`${difference.group} ${difference.name}`}>
            <RowHead>
              <span className="block min-w-0">
                <span className="font-medium">
                  <SafeText text={differenceName(t, difference)} />
                </span>
                <span className="block text-sm font-normal text-ink-2">
                  {t(`compare.group.${difference.group}`)}
                </span>
              </span>
            </RowHead>
            <Td heading={titles[0]}>
              <Value t={t} of={difference} side="before" strong={state === 'different'} />
            </Td>
            <Td heading={titles[1]}>
              <Value t={t} of={difference} side="after" strong={state === 'different'} />
            </Td>
            <Td heading={t('compare.state.label')}>
              <span className={state === 'different' ? 'font-semibold' : 'text-ink-2'}>
                <span aria-hidden className="mr-1.5 inline-block w-3 text-center font-mono">
                  {SIGN[state]}
                </span>
                {t(`compare.state.${state}`)}
              </span>
            </Td>
          </Tr>
        );
      })}
    </Table>
  );
}

type ValueProps = {
  t: Translate<'runs'>;
  of: Difference;
  side: 'before' | 'after';
  strong: boolean;
};

function Value({ t, of, side, strong }: ValueProps) {
  const value = of[side];
  if (value === null) return <span className="text-ink-2">{t('notStated')}</span>;
  return (
    <span className={strong ? 'figures-zero font-semibold' : 'figures-zero'}>
      <SafeText text={differenceValue(t, of, value)} lines />
    </span>
  );
}
