'use client';

import { Check } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { classNames } from '@/components/ui/class-names';
import { ASPECTS, type Aspect } from '@/lib/entries/vocabulary';
import { flipped } from './choice';

type Props = {
  label: string;
  hint?: string | undefined;
  aspects: readonly Aspect[];
  onChange(aspects: Aspect[]): void;
};

/** The visible dimensions of a choice as switches, in the words of the courts. */
export function AspectToggles({ label, hint, aspects, onChange }: Props) {
  const t = useTranslations('runs.aspect');
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-medium">{label}</legend>
      {hint && <p className="mb-1.5 text-sm text-ink-2">{hint}</p>}
      <div className="flex flex-wrap gap-1.5">
        {ASPECTS.map((aspect) => {
          const on = aspects.includes(aspect);
          return (
            <button
              key={aspect}
              type="button"
              aria-pressed={on}
              onClick={() => onChange(flipped(aspects, aspect, ASPECTS))}
              className={classNames(
                'inline-flex min-h-7 items-center gap-1 rounded-sm border px-2 text-sm max-md:min-h-10 [&_svg]:size-3.5',
                on
                  ? 'border-action bg-action font-medium text-on-action'
                  : 'border-control bg-sheet hover:border-ink',
              )}
            >
              {on && <Check aria-hidden />}
              {t(aspect)}
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}
