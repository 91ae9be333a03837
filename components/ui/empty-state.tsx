import type { ReactNode } from 'react';

export type EmptyStateProps = {
  title: ReactNode;
  /** What will stand here, and how the first of it comes. */
  children?: ReactNode;
  action?: ReactNode;
};

/** A place without content yet: says what belongs here and offers the first step. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="grid justify-items-start gap-2 border-y border-dashed border-control py-10">
      <p className="font-serif text-xl">{title}</p>
      {children && <div className="measure text-ink-2">{children}</div>}
      {action && <div className="mt-2 flex flex-wrap gap-2">{action}</div>}
    </div>
  );
}
