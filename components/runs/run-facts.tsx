import Link from 'next/link';
import { Part } from '@/components/exhibits/part';
import { SafeText } from '@/components/exhibits/safe-text';
import { ClassMark } from '@/components/ui/class-mark';
import { KeyValues } from '@/components/ui/key-values';
import { Day } from '@/components/ui/time';
import type { Translate } from '@/lib/i18n/translator';
import type { GeneratorItem, Named } from '@/lib/runs/dto';
import { isHeldAt } from '@/lib/runs/model/held-at';
import { Nothing, type RunPartProps } from './run-in';

type T = Translate<'runs'>;
type Props = Omit<RunPartProps, 'names'>;

const who = (t: T, named: Named) =>
  named === null ? (
    <span className="text-ink-2">{t('nobody')}</span>
  ) : (
    <SafeText text={named.name} />
  );

/** Who worked the tool, who said what to do, under whose account it was recorded. */
export function RunPeople({ t, run }: Pick<Props, 't' | 'run'>) {
  return (
    <Part id="people" title={t('run.people')}>
      <KeyValues
        items={[
          { key: 'operator', label: t('list.operator'), value: who(t, run.operator) },
          { key: 'instructor', label: t('list.instructor'), value: who(t, run.instructor) },
          {
            key: 'account',
            label: t('run.recordedBy'),
            value: <SafeText text={run.account.name} />,
          },
        ]}
      />
    </Part>
  );
}

/** The account at the tool, whose it was, and the terms then in force. */
export function RunGenerator({
  t,
  format,
  base,
  run,
  generator,
}: Props & { generator: GeneratorItem | null }) {
  const stated = run.generator;
  const absent = <span className="text-ink-2">{t('notStated')}</span>;
  const exhibit = (file: { exhibitId: string; number: number }) => (
    <Link key={file.exhibitId} href={`${base}/exhibits/${file.exhibitId}`} className="link mr-3">
      {t('file.exhibit', { number: format.count(file.number) })}
    </Link>
  );
  return (
    <Part id="generator" title={t('run.generator')}>
      {stated === null ? (
        <Nothing>{t('run.noGenerator')}</Nothing>
      ) : (
        <KeyValues
          items={[
            {
              key: 'service',
              label: t('run.service'),
              value: (
                <Link href={`${base}/runs/accounts#${stated.id}`} className="link">
                  <SafeText text={stated.service} />
                </Link>
              ),
            },
            {
              key: 'account',
              label: t('run.account'),
              value: stated.account === '' ? absent : <SafeText text={stated.account} />,
            },
            { key: 'holder', label: t('run.holder'), value: who(t, stated.holder) },
            ...(generator === null
              ? []
              : [
                  {
                    key: 'plan',
                    label: t('run.plan'),
                    value: generator.plan === '' ? absent : <SafeText text={generator.plan} />,
                  },
                  {
                    key: 'period',
                    label: t('run.period'),
                    value: (
                      <>
                        <Period t={t} from={generator.startsOn} until={generator.endsOn} />
                        {isHeldAt(generator, run.requestedAt) === false && (
                          <span className="block font-medium">{t('run.outsidePeriod')}</span>
                        )}
                      </>
                    ),
                  },
                  {
                    key: 'terms',
                    label: t(
                      isHeldAt(generator, run.requestedAt) === false
                        ? 'run.otherTerms'
                        : 'run.terms',
                    ),
                    value: generator.terms ? (
                      exhibit(generator.terms)
                    ) : (
                      <span className="text-ink-2">{t('run.noTerms')}</span>
                    ),
                  },
                  ...(generator.proofs.length === 0
                    ? []
                    : [
                        {
                          key: 'proofs',
                          label: t('run.proofs'),
                          value: generator.proofs.map(exhibit),
                        },
                      ]),
                ]),
          ]}
        />
      )}
    </Part>
  );
}

function Period({ t, from, until }: { t: T; from: string | null; until: string | null }) {
  if (from === null && until === null) {
    return <span className="text-ink-2">{t('notStated')}</span>;
  }
  return (
    <>
      {from && t.rich('run.from', { day: () => <Day day={from} /> })}{' '}
      {until && t.rich('run.until', { day: () => <Day day={until} /> })}
    </>
  );
}

/** The class with its word, the rule that gave it, the way it came and where it was read from. */
export function RunClass({
  t,
  format,
  base,
  run,
  rules,
}: Props & { rules: Translate<'exhibits'> }) {
  const { source, readFrom } = run;
  return (
    <Part id="class" title={t('run.class')}>
      <p className="text-lg">
        <ClassMark value={run.class} words />
      </p>
      <div className="mt-2">
        <KeyValues
          items={[
            { key: 'rule', label: t('run.rule'), value: rules(`class.rules.${run.rule}`) },
            {
              key: 'way',
              label: t('run.way'),
              value: (
                <>
                  {t(`capture.${run.capture}`)}
                  <span className="measure block text-sm text-ink-2">
                    {t(`captureText.${run.capture}`)}
                  </span>
                </>
              ),
            },
            ...(source === null
              ? []
              : [
                  {
                    key: 'source',
                    label: t('run.source'),
                    value: (
                      <Link href={`${base}/runs/sources`} className="link">
                        <SafeText text={source.label || source.tool} />
                      </Link>
                    ),
                  },
                ]),
            ...(readFrom === null
              ? []
              : [
                  {
                    key: 'read',
                    label: t('run.readFrom'),
                    value: t.rich('run.readFromText', {
                      statement: format.count(readFrom.statement + 1),
                      link: () => (
                        <Link href={`${base}/exhibits/${readFrom.exhibitId}`} className="link">
                          {t('file.exhibit', { number: format.count(readFrom.number) })}
                        </Link>
                      ),
                    }),
                  },
                ]),
            {
              key: 'entries',
              label: t('run.entries'),
              value: (
                <>
                  <Link href={`${base}/ledger/${run.requestEntry}`} className="link mr-4">
                    {t('run.requestEntry', { index: format.count(run.requestEntry) })}
                  </Link>
                  {run.entry !== run.requestEntry && (
                    <Link href={`${base}/ledger/${run.entry}`} className="link">
                      {t('run.lastEntry', { index: format.count(run.entry) })}
                    </Link>
                  )}
                </>
              ),
            },
          ]}
        />
      </div>
      <p className="mt-2 text-sm text-ink-2">{t('run.classFixed')}</p>
    </Part>
  );
}

/** What a recreation imitates, and that it proves nothing of how the work was made. */
export function RunRecreates({ t, format, base, run }: Props) {
  const { recreates } = run;
  if (recreates === null) return null;
  return (
    <Part id="recreates" title={t('run.recreates')} text={t('run.recreationNote')}>
      <p className="flex flex-wrap gap-x-4 gap-y-1">
        {recreates.run && (
          <Link href={`${base}/runs/${recreates.run.id}`} className="link">
            {t('number', { number: format.count(recreates.run.number) })}
          </Link>
        )}
        {recreates.exhibit && (
          <Link href={`${base}/exhibits/${recreates.exhibit.exhibitId}`} className="link">
            {t('file.exhibit', { number: format.count(recreates.exhibit.number) })}
          </Link>
        )}
        <span>{t(`run.sight.${recreates.sight}`)}</span>
      </p>
    </Part>
  );
}
