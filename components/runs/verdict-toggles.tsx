'use client';

import { useTranslations } from 'use-intl';
import { classNames } from '@/components/ui/class-names';
import { VERDICTS, type Verdict } from '@/lib/entries/vocabulary';
import { FateMark } from './fate-mark';

type Props = {
  /** What is judged, for screen readers. */
  label: string;
  verdict: Verdict | null;
  onToggle(verdict: Verdict): void;
  /** Signs alone below a picture, where the keyboard has its keys and needs no stops. */
  compact?: boolean;
};

/** Chosen, rejected, undecided: one of them or none. */
export function VerdictToggles({ label, verdict, onToggle, compact = false }: Props) {
  const t = useTranslations('runs.verdict');
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{label}</legend>
      <div className={classNames('flex gap-1', !compact && 'flex-wrap')}>
        {VERDICTS.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={verdict === name}
            tabIndex={compact ? -1 : undefined}
            {...(compact && { 'aria-label': `${label}: ${t(name)}`, 'data-tip': t(name) })}
            onClick={() => onToggle(name)}
            className={classNames(
              'inline-flex min-h-8 items-center justify-center gap-1 rounded-sm border px-1.5 text-sm max-md:min-h-11',
              compact && 'flex-1',
              verdict === name
                ? 'border-ink bg-action-wash font-semibold'
                : 'border-hairline bg-sheet hover:border-ink',
            )}
          >
            <FateMark verdict={name} show="sign" />
            {!compact && t(name)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
