'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Button, IconButton } from '@/components/ui/button';
import { formatter } from '@/lib/i18n/format';
import type { Candidate } from './candidate';
import type { Mark } from './choice';
import { FateMark } from './fate-mark';
import { FilePicture } from './file-picture';

type Props = {
  open: boolean;
  candidate: Candidate;
  mark: Mark;
  name: string;
  /** Place among the candidates, from 0, and how many there are. */
  at: number;
  total: number;
  onClose(): void;
  onStep(by: 1 | -1): void;
  onKeyDown(event: KeyboardEvent): void;
  /** Where the focus goes afterwards: the candidate shown last. */
  finalFocus(): HTMLElement | null;
  /** What can be said of the candidate. */
  children: ReactNode;
};

/** One candidate as large as the window allows, with its verdict beside it. */
export function LargeView(props: Props) {
  const { open, candidate, mark, name, at, total, onStep } = props;
  const t = useTranslations('runs.sheet');
  const common = useTranslations('common.act');
  const format = formatter(useLocale());
  const stage = useRef<HTMLElement>(null);
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && props.onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim" />
        <Base.Popup
          initialFocus={stage}
          finalFocus={props.finalFocus}
          className="fixed inset-0 z-40 flex flex-col bg-paper text-ink md:inset-4 md:rounded-md md:border md:border-ink"
        >
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-hairline py-2 pr-14 pl-4">
            <Base.Title className="font-serif text-lg">{name}</Base.Title>
            <p className="text-sm text-ink-2">
              {t('large.title', { place: format.count(at + 1), total: format.count(total) })}
            </p>
            {mark.verdict && <FateMark verdict={mark.verdict} show="words" />}
          </div>
          <div className="grid min-h-0 flex-1 grid-rows-[minmax(0,1fr)_auto] lg:grid-cols-[minmax(0,1fr)_20rem] lg:grid-rows-1">
            <section
              ref={stage}
              aria-label={t('large.alt', { name })}
              // The keys of the sheet go on here.
              // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
              tabIndex={0}
              onKeyDown={props.onKeyDown}
              className="relative grid min-h-0 place-items-center bg-rail p-2 -outline-offset-2"
            >
              <FilePicture
                file={candidate}
                alt={t('large.alt', { name })}
                large
                className="max-h-full min-h-24 max-w-full min-w-24"
              />
              {candidate.view === null && candidate.thumb === null && (
                <p className="text-sm text-ink-2">{t('large.noView')}</p>
              )}
            </section>
            <div className="max-h-[45dvh] overflow-y-auto border-t border-hairline p-4 lg:max-h-none lg:border-t-0 lg:border-l">
              <div className="mb-4 flex gap-2">
                <Button
                  size="small"
                  icon={<ChevronLeft aria-hidden />}
                  aria-disabled={at === 0 || undefined}
                  onClick={() => onStep(-1)}
                >
                  {t('large.previous')}
                </Button>
                <Button
                  size="small"
                  aria-disabled={at === total - 1 || undefined}
                  onClick={() => onStep(1)}
                >
                  {t('large.next')}
                  <ChevronRight aria-hidden />
                </Button>
              </div>
              {props.children}
            </div>
          </div>
          <Base.Close
            render={
              <IconButton
                label={common('close')}
                icon={<X aria-hidden />}
                className="absolute top-1 right-2"
              />
            }
          />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
