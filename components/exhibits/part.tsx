import type { ReactNode } from 'react';

type Props = {
  /** Anchor of the part in the address. */
  id: string;
  title: ReactNode;
  /** One or two sentences: what stands here. */
  text?: ReactNode;
  /** Buttons of the part. */
  actions?: ReactNode;
  children: ReactNode;
};

/** One part of the page of an exhibit, under a heading of its own. */
export function Part({ id, title, text, actions, children }: Props) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="mt-9">
      <div className="mb-2 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <h3 id={`${id}-title`} className="font-serif text-lg font-semibold">
            {title}
          </h3>
          {text && <p className="measure text-sm text-ink-2">{text}</p>}
        </div>
        {actions && <div className="screen-only flex flex-wrap gap-2">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
