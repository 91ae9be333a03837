'use client';

import { X } from 'lucide-react';
import { createContext, type ReactNode, use, useCallback, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { IconButton } from './button';

type Toast = { id: number; text: ReactNode };

/** Long enough to read two lines and reach the button; waits while pointer or focus is on it. */
const STAY = 8000;

const ToastContext = createContext<(text: ReactNode) => void>(() => {});

/**
 * Says something that needs no answer, such as "Link copied". What the reader must know or may
 * need later is never a toast: it stands on the page.
 */
export function useToast(): (text: ReactNode) => void {
  return use(ToastContext);
}

function ToastItem({ toast, onLeave }: { toast: Toast; onLeave: (id: number) => void }) {
  const t = useTranslations('common.toast');
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => onLeave(toast.id), STAY);
    return () => clearTimeout(timer);
  }, [held, toast.id, onLeave]);
  return (
    // Hovering only delays; nothing here needs a pointer.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      className="flex items-center gap-3 rounded-md border border-ink bg-ink py-1 pr-1 pl-4 text-paper"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <p className="min-w-0 flex-1">{toast.text}</p>
      <IconButton
        size="small"
        label={t('dismiss')}
        icon={<X aria-hidden />}
        className="text-paper hover:bg-transparent hover:text-paper hover:underline"
        onClick={() => onLeave(toast.id)}
      />
    </div>
  );
}

/** Holds the toasts of the page in one polite live region. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useTranslations('common.toast');
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const say = useCallback((text: ReactNode) => {
    setToasts((old) => [...old.slice(-2), { id: (old.at(-1)?.id ?? 0) + 1, text }]);
  }, []);
  const leave = useCallback((id: number) => {
    setToasts((old) => old.filter((toast) => toast.id !== id));
  }, []);
  return (
    <ToastContext value={say}>
      {children}
      <section
        aria-label={t('label')}
        aria-live="polite"
        className="screen-only fixed right-4 bottom-4 left-4 z-50 grid gap-2 empty:hidden md:left-auto md:w-96"
      >
        {toasts.map((toast) => (
          <ToastItem key={toast.id} toast={toast} onLeave={leave} />
        ))}
      </section>
    </ToastContext>
  );
}
