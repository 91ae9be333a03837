import Link from 'next/link';
import { Fragment, type ReactNode } from 'react';
import { SafeText } from '@/components/exhibits/safe-text';
import { Badge } from '@/components/ui/badge';
import { KeyValues } from '@/components/ui/key-values';
import { Time } from '@/components/ui/time';
import type { SourceItem } from '@/lib/capture/dto';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';

type Props = {
  t: Translate<'capture'>;
  format: Formatter;
  source: SourceItem;
  /** Address of the case. */
  base: string;
  /** What to set in the tool, and how to close it. */
  settings?: ReactNode;
  close?: ReactNode;
};

/** A source: what it is, since when, what came through it, and what did not. */
export function SourceSection({ t, format, source, base, settings, close }: Props) {
  const { label, tool, place, generator, onFailure, hasKey, account } = source;
  const unknown = <span className="text-ink-2">{t('field.unknown')}</span>;
  const entry = (
    <Link href={`${base}/ledger/${source.entry}`} className="link">
      {t('field.entry', { index: format.count(source.entry) })}
    </Link>
  );
  const isGateway = source.kind === 'gateway';
  return (
    <section aria-labelledby={source.id} className="mt-6 border-t border-hairline pt-4">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <h3 id={source.id} className="min-w-0 font-serif text-lg font-semibold">
          <SafeText text={label} />
        </h3>
        <div className="flex flex-wrap items-center gap-3">
          <Badge>{t(`tool.${tool}`)}</Badge>
          {close}
        </div>
      </div>
      <KeyValues
        items={[
          ...(place === ''
            ? []
            : [
                {
                  key: 'place',
                  label: t(isGateway ? 'field.place' : 'field.folder'),
                  value: (
                    <code className="figures-zero font-mono text-sm break-all">
                      <SafeText text={place} />
                    </code>
                  ),
                },
              ]),
          ...(isGateway
            ? [
                {
                  key: 'key',
                  label: t('field.key'),
                  value: t(hasKey ? 'field.hasKey' : 'field.noKey'),
                },
                { key: 'onFailure', label: t('field.onFailure'), value: t(`field.${onFailure}`) },
              ]
            : []),
          {
            key: 'generator',
            label: t('field.generator'),
            value: generator ? (
              <SafeText text={[generator.service, generator.account].filter(Boolean).join(' · ')} />
            ) : (
              unknown
            ),
          },
          {
            key: 'opened',
            label: t('field.opened'),
            value: (
              <>
                {t.rich('field.openedBy', {
                  time: () => <Time at={source.openedAt} />,
                  name: () => <SafeText text={account.name} />,
                })}{' '}
                · {entry}
              </>
            ),
          },
          ...(source.closedAt
            ? [{ key: 'closed', label: t('field.closed'), value: <Time at={source.closedAt} /> }]
            : []),
          { key: 'runs', label: t('field.runs'), value: runsOf({ t, source, base, format }) },
          {
            key: 'gaps',
            label: t('field.gaps'),
            value:
              source.gaps === 0 ? (
                <span className="text-ink-2">{t('field.noGaps')}</span>
              ) : (
                <Link href="#gaps" className="link font-medium">
                  {format.count(source.gaps)}
                </Link>
              ),
          },
        ]}
      />
      {settings}
    </section>
  );
}

function runsOf({ t, source, base, format }: Pick<Props, 't' | 'source' | 'base' | 'format'>) {
  if (source.runs === 0) return <span className="text-ink-2">{t('field.noRuns')}</span>;
  return t.rich('field.lastRuns', {
    count: source.runs,
    runs: () =>
      source.lastRuns.map(({ id, number }, i) => (
        <Fragment key={id}>
          {i > 0 && ', '}
          <Link href={`${base}/runs/${id}`} className="link whitespace-nowrap">
            {t('runNumber', { number: format.count(number) })}
          </Link>
        </Fragment>
      )),
  });
}
