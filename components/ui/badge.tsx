import type { ReactNode } from 'react';
import { classNames } from './class-names';

export type BadgeProps = {
  /** `seal` only for what is final or wrong: sealed, disputed, a failed check. */
  tone?: 'plain' | 'action' | 'seal' | undefined;
  icon?: ReactNode;
  children: ReactNode;
};

const TONE = {
  plain: 'border-control text-ink',
  action: 'border-action text-action',
  seal: 'border-seal text-seal',
} as const;

/** One word of state, outlined. */
export function Badge({ tone = 'plain', icon, children }: BadgeProps) {
  return (
    <span
      className={classNames(
        'inline-flex items-center gap-1 rounded-sm border px-1.5 text-xs leading-5 font-medium whitespace-nowrap [&_svg]:size-3',
        TONE[tone],
      )}
    >
      {icon}
      {children}
    </span>
  );
}
