'use client';

import { Check, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { classNames } from '@/components/ui/class-names';
import { Tip } from '@/components/ui/tip';
import type { Verdict } from '@/lib/entries/vocabulary';

// A filled disc, a square with a cross, a dashed ring with a question: told apart without colour.
const SHAPE = {
  chosen: 'rounded-full border-2 border-action bg-action text-on-action',
  rejected: 'rounded-none border border-ink bg-sheet text-ink',
  undecided: 'rounded-full border border-dashed border-ink bg-sheet text-ink',
} as const;

type Props = {
  verdict: Verdict;
  /** `words` sets the word beside the sign; `sign` leaves it to whatever stands around it. */
  show?: 'tip' | 'words' | 'sign' | undefined;
};

/** What became of a candidate: a sign of its own shape, and its word. */
export function FateMark({ verdict, show = 'tip' }: Props) {
  const t = useTranslations('runs.verdict');
  const sign = (
    <span
      aria-hidden
      className={classNames(
        'inline-flex size-5 shrink-0 items-center justify-center text-xs leading-none font-semibold [&_svg]:size-3.5 [&_svg]:stroke-[2.5]',
        SHAPE[verdict],
      )}
    >
      {verdict === 'chosen' ? <Check /> : verdict === 'rejected' ? <X /> : '?'}
    </span>
  );
  if (show === 'sign') return sign;
  if (show === 'words') {
    return (
      <span className="inline-flex items-center gap-1.5">
        {sign}
        <span>{t(verdict)}</span>
      </span>
    );
  }
  return (
    <Tip text={t(verdict)} label={t(verdict)} className="inline-flex align-middle">
      {sign}
      <span className="mark-word ml-1 text-sm">{t(verdict)}</span>
    </Tip>
  );
}
