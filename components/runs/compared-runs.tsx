import Link from 'next/link';
import { Part } from '@/components/exhibits/part';
import { SafeText } from '@/components/exhibits/safe-text';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import type { RunComparison, RunItem } from '@/lib/runs/dto';
import { DiffedText } from './diffed-text';
import { stateOf } from './difference-state';
import { DifferenceTable } from './difference-table';
import { FateMark } from './fate-mark';
import { FileCard, FileGrid } from './run-files';
import { SaidLater } from './said-later';

type T = Translate<'runs'>;

type Props = {
  t: T;
  format: Formatter;
  /** Address of the case. */
  base: string;
  comparison: RunComparison;
  /** Whether facts that are the same are shown, too. */
  everything: boolean;
  /** Address that shows the other. */
  otherView: string;
};

const nameOf = (t: T, format: Formatter, { series, number }: RunItem) =>
  t(series === 'recreation' ? 'recreationNumber' : 'number', { number: format.count(number) });

/** Two runs: what each was for, what their texts and facts have in common, and what came out. */
export function ComparedRuns(props: Props) {
  const { t, format, base, comparison, everything, otherView } = props;
  const { before, after, differences, texts } = comparison;
  const titles = [nameOf(t, format, before), nameOf(t, format, after)] as const;
  const states = differences.map(stateOf);
  const count = (state: string) => states.filter((one) => one === state).length;
  const shown = everything
    ? differences
    : differences.filter((one) => !['same', 'neither'].includes(stateOf(one)));
  const sides = [before, after] as const;
  return (
    <>
      <Part id="purposes" title={t('compare.purposes')}>
        <div className="grid gap-x-10 gap-y-4 sm:grid-cols-2">
          {sides.map((run, i) => (
            <div key={run.id}>
              <Link href={`${base}/runs/${run.id}`} className="link font-medium">
                {titles[i]}
              </Link>
              <p className="measure font-serif">
                {run.purpose === '' ? (
                  <span className="font-sans text-ink-2">{t('run.noPurpose')}</span>
                ) : (
                  <SafeText text={run.purpose} lines />
                )}
              </p>
              <SaidLater base={base} said={run.purposeSaid} />
            </div>
          ))}
        </div>
      </Part>
      <Part id="texts" title={t('compare.texts')} text={t('compare.textNote')}>
        {texts.length === 0 && <p className="text-ink-2">{t('compare.noTexts')}</p>}
        <div className="grid gap-5">
          {texts.map((text) => (
            <section key={text.role} aria-label={roleName(t, text.role)}>
              <h4 className="mb-1 text-sm font-semibold text-ink-2">
                {roleName(t, text.role)}
                {text.before === text.after && (
                  <span className="ml-2 font-normal">{t('compare.sameText')}</span>
                )}
              </h4>
              <DiffedText
                before={text.before}
                after={text.after}
                removed={t('compare.removed', { number: format.count(before.number) })}
                added={t('compare.added', { number: format.count(after.number) })}
              />
            </section>
          ))}
        </div>
      </Part>
      <Part
        id="facts"
        title={t('compare.table')}
        text={t('compare.counts', {
          different: format.count(count('different')),
          same: format.count(count('same')),
          unknown: format.count(count('unknown')),
        })}
        actions={
          <Link href={otherView} className="link">
            {t(everything ? 'compare.onlyDifferent' : 'compare.everything')}
          </Link>
        }
      >
        {shown.length === 0 ? (
          <p className="text-ink-2">{t('compare.nothingDiffers')}</p>
        ) : (
          <DifferenceTable t={t} differences={shown} titles={titles} />
        )}
      </Part>
      <Part id="outputs" title={t('compare.outputs')}>
        <div className="grid gap-x-10 gap-y-6 md:grid-cols-2">
          {sides.map((run, i) => (
            <section key={run.id} aria-label={titles[i]} className="min-w-0">
              <h4 className="mb-2 font-semibold">{titles[i]}</h4>
              <Outputs t={t} format={format} base={base} run={run} />
            </section>
          ))}
        </div>
      </Part>
    </>
  );
}

function Outputs({
  t,
  format,
  base,
  run,
}: Pick<Props, 't' | 'format' | 'base'> & { run: RunItem }) {
  if (run.outputs.length === 0) return <p className="text-ink-2">{t('run.noOutputs')}</p>;
  return (
    <FileGrid>
      {run.outputs.map((file) => (
        <FileCard
          key={file.position}
          t={t}
          format={format}
          base={base}
          file={file}
          role={t('run.position', { position: format.count(file.position + 1) })}
        >
          {file.fate && (
            <p className="text-sm">
              <FateMark verdict={file.fate.verdict} show="words" />
            </p>
          )}
        </FileCard>
      ))}
    </FileGrid>
  );
}

const ROLES = ['positive', 'negative', 'system', 'edit', 'description'] as const;

/** A role in words; texts of one role that came several times carry their number behind it. */
function roleName(t: T, role: string): string {
  const [name = '', ...rest] = role.split(' ');
  const known = ROLES.find((one) => one === name);
  return known ? [t(`role.${known}`), ...rest].join(' ') : role;
}
