'use client';

import { CircleAlert, CircleCheck, Copy, RotateCw, Square, X } from 'lucide-react';
import Link from 'next/link';
import { memo, type ReactNode, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Button, IconButton } from '@/components/ui/button';
import { FileSize } from '@/components/ui/file-size';
import { Hash } from '@/components/ui/hash';
import { formatter } from '@/lib/i18n/format';
import { SafeText } from '../safe-text';
import { visibleName } from '../visible-name';
import { FailureLine } from './failure-line';
import { useIntake } from './intake-provider';
import { OwnFields } from './own-fields';
import { hasEnded, type IntakeItem, isFixed, mayRetry } from './queue';
import type { CommonSettings } from './settings';
import { ZipOffer } from './zip-offer';

type Props = { item: IntakeItem; common: CommonSettings };

const MOVING = new Set(['hashing', 'sending']);

/** One file: its name, its SHA-256 as soon as it is known, where it stands, and what can be done. */
export const IntakeRow = memo(function IntakeRow({ item, common }: Props) {
  const t = useTranslations('exhibits.intake');
  const [open, setOpen] = useState(false);
  const name = visibleName(item.name);
  return (
    <li
      data-phase={item.phase}
      className="grid gap-1.5 border-b border-hairline py-2.5 data-inside:pl-5"
      {...(item.parent !== null && { 'data-inside': '' })}
    >
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <span className="min-w-48 flex-1 font-medium">
          <SafeText text={item.name} />
        </span>
        <span className="text-sm text-ink-2">
          <FileSize bytes={item.bytes} />
        </span>
        <PhaseWord item={item} />
        <span className="flex gap-1">
          {!isFixed(item) && (
            <Button
              size="small"
              variant="quiet"
              aria-expanded={open}
              aria-label={t('ownOpenOf', { name })}
              onClick={() => setOpen(!open)}
            >
              {t('ownOpen')}
            </Button>
          )}
          <RowActs item={item} name={name} />
        </span>
      </div>
      {item.sha256 !== null && (
        <div className="text-sm">
          <Hash value={item.sha256} whole />
        </div>
      )}
      {MOVING.has(item.phase) && item.bytes > 0 && <Bar item={item} />}
      <Outcome item={item} />
      {item.failure && <FailureLine failure={item.failure} />}
      {item.zip && <ZipOffer zip={item.zip} itemKey={item.key} />}
      {open && !isFixed(item) && <OwnFields item={item} common={common} />}
    </li>
  );
});

function PhaseWord({ item }: { item: IntakeItem }) {
  const t = useTranslations('exhibits.intake');
  const { phase } = item;
  const icon =
    phase === 'admitted' ? (
      <CircleCheck aria-hidden className="size-3.5 text-action" />
    ) : phase === 'duplicate' ? (
      <Copy aria-hidden className="size-3.5" />
    ) : phase === 'refused' || phase === 'interrupted' ? (
      <CircleAlert aria-hidden className="size-3.5 text-seal" />
    ) : null;
  return (
    <span className="inline-flex min-w-32 items-center gap-1.5 text-sm">
      {icon}
      {t(`phase.${phase}`)}
      {item.resumed && phase === 'sending' && <span className="text-ink-2">· {t('resumed')}</span>}
    </span>
  );
}

function Bar({ item }: { item: IntakeItem }) {
  const t = useTranslations('exhibits.intake');
  const format = formatter(useLocale());
  const text = t('of', { done: format.bytes(item.done), total: format.bytes(item.bytes) });
  return (
    <div className="flex items-center gap-3 text-sm text-ink-2">
      <progress
        className="bar max-w-sm"
        aria-label={`${t(`phase.${item.phase}`)}: ${visibleName(item.name)}`}
        aria-valuetext={text}
        max={item.bytes}
        value={item.done}
      />
      <span aria-hidden className="whitespace-nowrap">
        {text}
      </span>
    </div>
  );
}

/** What became of it: the exhibit it is now, or the one that has its bytes. */
function Outcome({ item }: { item: IntakeItem }) {
  const t = useTranslations('exhibits.intake');
  const { room } = useIntake();
  const format = formatter(useLocale());
  const { exhibit, phase } = item;
  if (!exhibit || (phase !== 'admitted' && phase !== 'duplicate')) return null;
  const number = format.count(exhibit.number);
  const said =
    phase === 'admitted'
      ? t('admittedAs', {
          number,
          entry: exhibit.entry === null ? '–' : format.count(exhibit.entry),
        })
      : t('twinOf', { number });
  const relation =
    item.relation === 'stated'
      ? t('derived')
      : item.relation === 'failed'
        ? t('derivedFailed')
        : null;
  return (
    <p className="text-sm">
      {exhibit.id === null ? (
        said
      ) : (
        <Link href={`${room}/${exhibit.id}`} className="link">
          {said}
        </Link>
      )}
      {relation && <span className="text-ink-2"> · {relation}</span>}
    </p>
  );
}

function RowActs({ item, name }: { item: IntakeItem; name: string }): ReactNode {
  const t = useTranslations('exhibits.intake');
  const { intake } = useIntake();
  const { key, phase } = item;
  if (phase === 'confirming') return null;
  return (
    <>
      {mayRetry(item) && (
        <Button
          size="small"
          icon={<RotateCw aria-hidden />}
          aria-label={t('retryOf', { name })}
          onClick={() => intake?.retry(key)}
        >
          {t('retry')}
        </Button>
      )}
      {!hasEnded(item) && item.started ? (
        <IconButton
          size="small"
          label={t('stop', { name })}
          icon={<Square aria-hidden />}
          onClick={() => intake?.cancel(key)}
        />
      ) : (
        <IconButton
          size="small"
          label={t('remove', { name })}
          icon={<X aria-hidden />}
          onClick={() => intake?.remove(key)}
        />
      )}
    </>
  );
}
