import type { ReactNode } from 'react';

export type PageHeadingProps = {
  title: ReactNode;
  /** One or two sentences: what stands here. */
  children?: ReactNode;
  /** Buttons of the page, the main one last. */
  actions?: ReactNode;
  /** 1 on pages of their own, 2 in a case, whose title is the 1. */
  level?: 1 | 2 | undefined;
};

/** Head of a page or a room. */
export function PageHeading({ title, children, actions, level = 1 }: PageHeadingProps) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <div className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <Heading
          className={
            level === 1 ? 'font-serif text-2xl font-semibold' : 'font-serif text-xl font-semibold'
          }
        >
          {title}
        </Heading>
        {children && <div className="measure mt-1 text-ink-2">{children}</div>}
      </div>
      {actions && <div className="screen-only flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
