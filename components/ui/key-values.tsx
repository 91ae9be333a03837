import type { ReactNode } from 'react';

export type KeyValue = { key: string; label: ReactNode; value: ReactNode };

/** Facts about one thing: label left, value right; one under the other where it is narrow. */
export function KeyValues({ items }: { items: readonly KeyValue[] }) {
  return (
    <dl>
      {items.map(({ key, label, value }) => (
        <div
          key={key}
          className="grid gap-x-6 border-b border-hairline py-1.5 sm:grid-cols-[minmax(8rem,12rem)_1fr]"
        >
          <dt className="text-sm leading-6 text-ink-2">{label}</dt>
          <dd className="min-w-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
