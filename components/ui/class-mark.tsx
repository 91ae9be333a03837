'use client';

import { useTranslations } from 'use-intl';
import { classNames } from './class-names';
import { Tip } from './tip';

/** Capture classes of evidence, and `X` for what speaks against the side that holds it. */
export type MarkedClass = 'A+' | 'A' | 'B' | 'C' | 'C-' | 'D' | 'E' | 'X';

export type ClassMarkProps = {
  value: MarkedClass;
  /** Shows the word beside the ring instead of in the tip. */
  words?: boolean | undefined;
};

/** `C-` is set with a minus sign, which is as wide as the plus of `A+`. */
const LETTER = { 'A+': 'A+', A: 'A', B: 'B', C: 'C', 'C-': 'C−', D: 'D', E: 'E', X: 'X' } as const;

// The ring says how close the record is to the act: closed where captured or logged at the time,
// dashed where imported, dotted where made afterwards, double and in seal where adverse.
const RING = {
  'A+': 'border-2 border-ink',
  A: 'border-2 border-ink',
  B: 'border border-ink',
  C: 'border border-dashed border-ink',
  'C-': 'border border-dashed border-control',
  D: 'border-2 border-dotted border-ink-2',
  E: 'border-2 border-dotted border-ink-2',
  X: 'border-[3px] border-double border-seal text-seal',
} as const;

/** The capture class: a letter in a ring, its word on hover and focus, in stacked rows and print. */
export function ClassMark({ value, words }: ClassMarkProps) {
  const t = useTranslations('common.class');
  const letter = LETTER[value];
  const label = t('label', { letter, word: t(`word.${value}`) });
  const ring = (
    <span
      aria-hidden
      className={classNames(
        'inline-flex size-6 shrink-0 items-center justify-center rounded-full text-xs leading-none font-semibold',
        letter.length > 1 && 'tracking-tighter',
        RING[value],
      )}
    >
      {letter}
    </span>
  );
  if (words) {
    return (
      <span className="inline-flex items-center gap-2">
        {ring}
        <span className="sr-only">{t('label', { letter, word: '' })}</span>
        <span>{t(`word.${value}`)}</span>
      </span>
    );
  }
  return (
    <Tip text={label} label={label} className="inline-flex items-center gap-2 align-middle">
      {ring}
      <span className="mark-word text-sm">{t(`short.${value}`)}</span>
    </Tip>
  );
}
