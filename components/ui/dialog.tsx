'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { IconButton } from './button';
import { classNames } from './class-names';

export type DialogProps = {
  /** The button that opens it; leave out where `open` is controlled. */
  trigger?: ReactElement | undefined;
  title: ReactNode;
  description?: ReactNode;
  /** Buttons, the main one last. `DialogClose` closes. */
  actions?: ReactNode;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  wide?: boolean | undefined;
  children?: ReactNode;
};

/**
 * A question that must be answered before going on. Focus goes in, stays in, and comes back;
 * Escape and the cross leave without an act. On narrow screens it rises from the lower edge.
 */
export function Dialog(props: DialogProps) {
  const { trigger, title, description, actions, open, onOpenChange, wide, children } = props;
  const t = useTranslations('common.act');
  return (
    <Base.Root
      {...(open !== undefined && { open })}
      {...(onOpenChange && { onOpenChange: (next: boolean) => onOpenChange(next) })}
    >
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          className={classNames(
            'fixed z-40 flex max-h-[calc(100dvh-2rem)] flex-col border border-ink bg-sheet text-ink',
            'inset-x-0 bottom-0 rounded-t-md md:inset-auto md:top-1/2 md:left-1/2 md:w-full md:-translate-x-1/2 md:-translate-y-1/2 md:rounded-md',
            'transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0',
            wide ? 'md:max-w-3xl' : 'md:max-w-lg',
          )}
        >
          <Base.Title className="pt-4 pr-14 pl-5 font-serif text-xl">{title}</Base.Title>
          <div className="min-h-0 overflow-y-auto px-5 pt-1 pb-5">
            {description && (
              <Base.Description className="measure mb-4 text-ink-2">{description}</Base.Description>
            )}
            {children}
          </div>
          {actions && (
            <div className="flex flex-wrap justify-end gap-2 border-t border-hairline px-5 py-3">
              {actions}
            </div>
          )}
          {/* Last, so that the first field or button takes the focus, not the way out. */}
          <Base.Close
            render={
              <IconButton
                label={t('close')}
                icon={<X aria-hidden />}
                className="absolute top-3 right-3"
              />
            }
          />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** Closes the dialog it stands in: `<DialogClose render={<Button>…</Button>} />`. */
export function DialogClose({ render }: { render: ReactElement }) {
  return <Base.Close render={render} />;
}
