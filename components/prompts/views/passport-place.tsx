'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { SafeText } from '@/components/exhibits/safe-text';
import { IconButton } from '@/components/ui/button';

const WIDE = '(width >= 64rem)';

function watchWidth(changed: () => void) {
  const query = window.matchMedia(WIDE);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/** Whether there is room for a panel beside the text. */
function useWide(): boolean {
  return useSyncExternalStore(
    watchWidth,
    () => window.matchMedia(WIDE).matches,
    () => true,
  );
}

type PlaceProps = {
  /** What was pointed at; its passport is `children`. */
  text: string;
  /** Grows with each time something is pointed at, so that focus comes again. */
  turn: number;
  onClose: () => void;
  children: ReactNode;
};

/** Where a passport is read: beside the text, or on a phone a sheet from the lower edge. */
export function PassportPlace(props: PlaceProps) {
  return useWide() ? <Beside {...props} /> : <Sheet {...props} />;
}

function Beside({ text, turn, onClose, children }: PlaceProps) {
  const t = useTranslations('attribution.passport');
  const close = useTranslations('common.act')('close');
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn takes the focus once
  useEffect(() => heading.current?.focus({ preventScroll: true }), [turn]);
  return (
    <aside
      aria-label={t('title')}
      className="sticky top-4 max-h-[calc(100dvh-2rem)] self-start overflow-y-auto rounded-md border border-control bg-sheet p-4"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <div className="flex items-start justify-between gap-2">
        <div className="min-w-0">
          <p className="text-sm text-ink-2">{t('title')}</p>
          <h3 ref={heading} tabIndex={-1} className="font-serif text-xl outline-none">
            <SafeText text={text} />
          </h3>
        </div>
        <IconButton label={close} icon={<X aria-hidden />} onClick={onClose} />
      </div>
      {children}
    </aside>
  );
}

function Sheet({ text, turn, onClose, children }: PlaceProps) {
  const t = useTranslations('attribution.passport');
  const close = useTranslations('common.act')('close');
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn, so that the sheet does not cover the word
  useEffect(() => {
    document.querySelector('[data-chosen]')?.scrollIntoView({ block: 'start' });
  }, [turn]);
  return (
    <Base.Root open onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim" />
        <Base.Popup className="fixed inset-x-0 bottom-0 z-40 flex max-h-[70dvh] flex-col rounded-t-md border border-ink bg-sheet text-ink">
          <Base.Title className="pt-3 pr-14 pl-4 font-serif text-xl">
            <span className="block font-sans text-sm text-ink-2">{t('title')}</span>
            <SafeText text={text} />
          </Base.Title>
          <div className="min-h-0 overflow-y-auto px-4 pb-4">{children}</div>
          <Base.Close
            render={
              <IconButton
                label={close}
                icon={<X aria-hidden />}
                className="absolute top-2 right-2"
              />
            }
          />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
