import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names';

export type BannerProps = {
  /** `seal` only for what is final or wrong. */
  tone?: 'info' | 'warning' | 'seal' | undefined;
  title: ReactNode;
  /** Interrupts screen readers; for what appears after an act of the reader. */
  alert?: boolean | undefined;
  action?: ReactNode;
  children?: ReactNode;
};

const TONE = {
  info: { icon: Info, className: 'border-action bg-action-wash' },
  warning: { icon: TriangleAlert, className: 'border-ink bg-rail' },
  seal: { icon: CircleAlert, className: 'border-seal bg-seal-wash' },
} as const;

const INK = { info: 'text-action', warning: 'text-ink', seal: 'text-seal' } as const;

/** Something the reader should know before going on, with what to do about it. */
export function Banner({ tone = 'info', title, alert, action, children }: BannerProps) {
  const { icon: Icon, className } = TONE[tone];
  return (
    <div
      role={alert ? 'alert' : undefined}
      className={classNames('flex gap-3 border-l-3 px-4 py-3', className)}
    >
      <Icon aria-hidden className={classNames('mt-0.75 size-4.5 shrink-0', INK[tone])} />
      <div className="grid min-w-0 flex-1 gap-1">
        <p className="font-semibold">{title}</p>
        {children && <div className="measure">{children}</div>}
        {action && <div className="mt-1 flex flex-wrap gap-2">{action}</div>}
      </div>
    </div>
  );
}
