import Link from 'next/link';
import type { ReactNode } from 'react';
import { Part } from '@/components/exhibits/part';
import { SafeText } from '@/components/exhibits/safe-text';
import { KeyValues } from '@/components/ui/key-values';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import type { RunDetail } from '@/lib/runs/dto';
import { FileCard, FileGrid } from './run-files';
import { circumstances, RunModels, RunParameters } from './run-parameters';
import { RunTexts } from './run-texts';

type T = Translate<'runs'>;

export type RunPartProps = {
  t: T;
  format: Formatter;
  /** Address of the case. */
  base: string;
  run: RunDetail;
  /** Names of contributors by identifier. */
  names: ReadonlyMap<string, string>;
};

/** A heading below that of a part. */
export function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-5 first:mt-0">
      <h4 className="mb-2 font-semibold">{title}</h4>
      {children}
    </section>
  );
}

/** Nothing is recorded here, said in words. */
export function Nothing({ children }: { children: ReactNode }) {
  return <p className="text-ink-2">{children}</p>;
}

/** What went in, as the run was recorded when it was requested. */
export function RunIn({ t, format, base, run, names }: RunPartProps) {
  const { request, inputs } = run;
  const { texts, parameters, models, environment } = request;
  return (
    <Part id="in" title={t('run.in')} text={t('run.inText')}>
      <Block title={t('run.revision')}>
        <Revision t={t} format={format} base={base} run={run} />
      </Block>
      <Block title={t('run.texts')}>
        {texts.length === 0 ? (
          <Nothing>{t('run.noTexts')}</Nothing>
        ) : (
          <RunTexts t={t} texts={texts} />
        )}
      </Block>
      <Block title={t('run.parameters')}>
        {parameters.length === 0 ? (
          <Nothing>{t('run.noParameters')}</Nothing>
        ) : (
          <RunParameters
            t={t}
            parameters={parameters}
            names={names}
            caption={t('run.parameters')}
          />
        )}
      </Block>
      <Block title={t('run.models')}>
        {models.length === 0 ? (
          <Nothing>{t('run.noModels')}</Nothing>
        ) : (
          <RunModels t={t} models={models} caption={t('run.models')} />
        )}
      </Block>
      <Block title={t('run.inputs')}>
        {inputs.length === 0 ? (
          <Nothing>{t('run.noInputs')}</Nothing>
        ) : (
          <FileGrid>
            {inputs.map((file, i) => (
              <FileCard
                // The same exhibit may go in twice, as reference and as mask.
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                key={i}
                t={t}
                format={format}
                base={base}
                file={file}
                role={t(`inputRole.${file.role}`)}
                rights
              />
            ))}
          </FileGrid>
        )}
      </Block>
      <Block title={t('run.environment')}>
        <KeyValues
          items={[
            {
              key: 'tool',
              label: t('run.tool'),
              value:
                request.tool === '' ? (
                  <span className="text-ink-2">{t('notStated')}</span>
                ) : (
                  <SafeText text={[request.tool, request.toolVersion].join(' ').trim()} />
                ),
            },
            ...circumstances(environment),
          ]}
        />
        {environment.length === 0 && (
          <p className="mt-1.5 text-sm text-ink-2">{t('run.noEnvironment')}</p>
        )}
      </Block>
    </Part>
  );
}

function Revision({ t, format, base, run }: Omit<RunPartProps, 'names'>) {
  const { revision } = run;
  if (revision === null) return <Nothing>{t('run.noRevision')}</Nothing>;
  const prompt = `${base}/prompts/${revision.promptId}`;
  return (
    <>
      <p>
        <span className="font-serif font-semibold">
          <SafeText text={revision.title} />
        </span>{' '}
        <span className="text-ink-2">
          {t('list.revisionName', {
            prompt: format.count(revision.promptNumber),
            revision: format.count(revision.revision),
          })}
        </span>
      </p>
      <p className="mt-1 flex flex-wrap gap-x-5 gap-y-1">
        <Link href={`${prompt}/revisions/${revision.revision}`} className="link">
          {t('run.revisionOpen')}
        </Link>
        <Link href={`${prompt}/attribution`} className="link">
          {t('run.attribution')}
        </Link>
      </p>
    </>
  );
}
