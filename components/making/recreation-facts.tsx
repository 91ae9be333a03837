import Link from 'next/link';
import { Part } from '@/components/exhibits/part';
import { SafeText } from '@/components/exhibits/safe-text';
import { ClassMark } from '@/components/ui/class-mark';
import { KeyValues } from '@/components/ui/key-values';
import { TwoClocks } from '@/components/ui/two-clocks';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import type { RunDetail } from '@/lib/runs/dto';
import { nameOf } from './picked-file';
import { Targets } from './recreation-table';
import { Thumb } from './thumb';

type Props = {
  t: Translate<'making'>;
  format: Formatter;
  base: string;
  recreation: RunDetail;
};

/** What is recorded of a recreation, and its outputs, each marked E. */
export function RecreationFacts({ t, format, base, recreation }: Props) {
  const { request } = recreation;
  const lines = (all: readonly { name: string; value: string }[]) => (
    <ul className="font-mono text-sm figures-zero">
      {all.map(({ name, value }, i) => (
        // Recorded in this order for ever.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <li key={i}>
          <SafeText text={`${name}: ${value}`} lines />
        </li>
      ))}
    </ul>
  );
  return (
    <>
      <Part id="outputs" title={t('recreation.outputs')}>
        {recreation.outputs.length === 0 ? (
          <p className="text-ink-2">{t('recreation.noOutputs')}</p>
        ) : (
          <ul className="flex flex-wrap gap-5">
            {recreation.outputs.map((file) => (
              <li key={`${file.exhibitId} ${file.position}`} className="grid w-28 gap-1">
                <Thumb src={file.thumb} alt={nameOf(file, t('untitled'))} size="large" />
                <span className="text-sm">
                  <Link href={`${base}/exhibits/${file.exhibitId}`} className="link">
                    {t('exhibit', { number: String(file.number) })}
                  </Link>{' '}
                  <ClassMark value="E" />
                </span>
              </li>
            ))}
          </ul>
        )}
      </Part>
      <Part id="facts" title={t('recreation.facts')}>
        <KeyValues
          items={[
            {
              key: 'target',
              label: t('recreation.head.of'),
              value: (
                <span className="grid">
                  <Targets t={t} base={base} recreation={recreation} />
                </span>
              ),
            },
            {
              key: 'sight',
              label: t('recreation.sight.label'),
              value: t(`recreation.sight.${recreation.recreates?.sight ?? 'unknown'}`),
            },
            {
              key: 'tool',
              label: t('recreation.head.tool'),
              value: (
                <SafeText
                  text={[recreation.tool, request.toolVersion, recreation.model]
                    .filter((one) => one !== '')
                    .join(' · ')}
                />
              ),
            },
            ...request.texts.map(({ role, text }, i) => ({
              key: `text ${i}`,
              label: t(role === 'negative' ? 'recreation.new.negative' : 'recreation.new.positive'),
              value: (
                <span className="font-serif">
                  <SafeText text={text} lines />
                </span>
              ),
            })),
            ...(request.parameters.length > 0
              ? [
                  {
                    key: 'parameters',
                    label: t('recreation.parameters'),
                    value: lines(request.parameters),
                  },
                ]
              : []),
            ...(request.environment.length > 0
              ? [
                  {
                    key: 'environment',
                    label: t('recreation.new.environment'),
                    value: lines(request.environment),
                  },
                ]
              : []),
            {
              key: 'operator',
              label: t('recreation.head.operator'),
              value: recreation.operator ? (
                <Link href={`${base}/people/${recreation.operator.id}`} className="link">
                  <SafeText text={recreation.operator.name} />
                </Link>
              ) : (
                t('person.unknown')
              ),
            },
            ...(recreation.purpose
              ? [
                  {
                    key: 'purpose',
                    label: t('recreation.purpose'),
                    value: <SafeText text={recreation.purpose} lines />,
                  },
                ]
              : []),
            {
              key: 'clocks',
              label: t('recreation.head.clocks'),
              value: (
                <TwoClocks happened={recreation.requestedAt} received={recreation.recordedAt} />
              ),
            },
            {
              key: 'class',
              label: t('recreation.head.class'),
              value: <ClassMark value={recreation.class} words />,
            },
            {
              key: 'by',
              label: t('later.one.recordedBy'),
              value: (
                <>
                  <SafeText text={recreation.account.name} /> ·{' '}
                  <Link href={`${base}/ledger/${recreation.requestEntry}`} className="link">
                    {t('entry', { index: format.count(recreation.requestEntry) })}
                  </Link>
                </>
              ),
            },
          ]}
        />
      </Part>
    </>
  );
}
