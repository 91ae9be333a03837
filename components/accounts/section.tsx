import type { ReactNode } from 'react';

export type SectionProps = { title: ReactNode; note?: ReactNode; children: ReactNode };

/** One matter on a page of several, under its own heading. */
export function Section({ title, note, children }: SectionProps) {
  return (
    <section className="grid gap-3">
      <div>
        <h2 className="font-serif text-xl font-semibold">{title}</h2>
        {note && <p className="measure text-ink-2">{note}</p>}
      </div>
      {children}
    </section>
  );
}
