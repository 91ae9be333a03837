import type { ReactNode } from 'react';

export type StatePageProps = {
  icon: ReactNode;
  title: ReactNode;
  /** 1 where the state is the whole page, 2 where it fills a room of a case. */
  level?: 1 | 2 | undefined;
  actions?: ReactNode;
  children: ReactNode;
};

/** A page that has nothing to show but why: the common form of the states below. */
export function StatePage({ icon, title, level = 1, actions, children }: StatePageProps) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <div className="grid justify-items-start gap-3 py-8 md:py-14">
      <span className="text-ink-2 [&_svg]:size-7 [&_svg]:stroke-[1.25]">{icon}</span>
      <Heading className="font-serif text-2xl font-semibold">{title}</Heading>
      <div className="measure grid gap-2">{children}</div>
      {actions && <div className="mt-3 flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
