import { Part } from '@/components/exhibits/part';
import { SafeText } from '@/components/exhibits/safe-text';
import { Banner } from '@/components/ui/banner';
import { KeyValues } from '@/components/ui/key-values';
import { Time } from '@/components/ui/time';
import type { SelectionItem } from '@/lib/runs/dto';
import { FateMark } from './fate-mark';
import { FileCard, FileGrid, FileLines } from './run-files';
import { Block, Nothing, type RunPartProps } from './run-in';
import { circumstances, RunModels, RunParameters } from './run-parameters';
import { RunTexts } from './run-texts';
import { SelectionList } from './selection-list';

/** What came out: every output in order with its fate, and what the tool answered. */
export function RunOut({
  selections,
  ...props
}: RunPartProps & { selections: readonly SelectionItem[] }) {
  const { t, format, base, run } = props;
  return (
    <Part id="out" title={t('run.out')}>
      {run.outcome === null && (
        <div className="mb-4">
          <Banner title={t('outcome.open')}>{t('run.openText')}</Banner>
        </div>
      )}
      <Block title={t('run.outputs')}>
        {run.outputs.length === 0 ? (
          <Nothing>{t('run.noOutputs')}</Nothing>
        ) : (
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
                <p className="text-sm">
                  {file.fate === null ? (
                    <span className="text-ink-2">{t('verdict.none')}</span>
                  ) : (
                    <FateMark verdict={file.fate.verdict} show="words" />
                  )}
                </p>
              </FileCard>
            ))}
          </FileGrid>
        )}
      </Block>
      {run.series === 'run' && run.outputs.length > 0 && (
        <Block title={t('run.choices')}>
          {selections.length === 0 ? (
            <Nothing>{t('run.noChoices')}</Nothing>
          ) : (
            <SelectionList t={t} format={format} base={base} selections={selections} />
          )}
        </Block>
      )}
      <Answer {...props} />
    </Part>
  );
}

/** Real seeds, texts a model rewrote, identifiers of the provider: what the answer says. */
function Answer({ t, run, names }: RunPartProps) {
  const { end } = run;
  if (end === null) return null;
  const silent = end.texts.length + end.parameters.length + end.models.length === 0;
  return (
    <Block title={t('run.answer')}>
      <div className="grid gap-5">
        <KeyValues
          items={[
            {
              key: 'received',
              label: t('run.received'),
              value: run.receivedAt ? (
                <Time at={run.receivedAt} precision="millisecond" />
              ) : (
                <span className="text-ink-2">{t('run.noTime')}</span>
              ),
            },
            ...(end.failure === ''
              ? []
              : [
                  {
                    key: 'failure',
                    label: t('run.failure'),
                    value: <SafeText text={end.failure} lines />,
                  },
                ]),
            ...end.providerIds.map(({ name, value }, i) => ({
              key: `id ${i}`,
              label: <SafeText text={name} />,
              value: (
                <code className="figures-zero text-sm">
                  <SafeText text={value} />
                </code>
              ),
            })),
            ...circumstances(end.environment),
          ]}
        />
        {end.texts.length > 0 && <RunTexts t={t} texts={end.texts} />}
        {end.parameters.length > 0 && (
          <RunParameters
            t={t}
            parameters={end.parameters}
            names={names}
            caption={`${t('run.answer')}: ${t('run.parameters')}`}
          />
        )}
        {end.models.length > 0 && (
          <RunModels t={t} models={end.models} caption={`${t('run.answer')}: ${t('run.models')}`} />
        )}
        {silent && run.capture !== 'by_hand' && <Nothing>{t('run.noAnswer')}</Nothing>}
      </div>
    </Block>
  );
}

/** Requests, answers and logs: the bytes that say what happened. */
export function RunRecords({ t, format, base, run }: Omit<RunPartProps, 'names'>) {
  return (
    <Part id="records" title={t('run.records')} text={t('run.recordsText')}>
      {run.records.length === 0 ? (
        <Nothing>{t('run.noRecords')}</Nothing>
      ) : (
        <>
          <FileLines
            t={t}
            format={format}
            base={base}
            files={run.records.map((file, i) => ({
              key: String(i),
              file,
              role: t(`recordRole.${file.role}`),
            }))}
          />
          {run.capture === 'gateway' && (
            <p className="mt-2 text-sm text-ink-2">{t('run.keysRemoved')}</p>
          )}
        </>
      )}
    </Part>
  );
}
