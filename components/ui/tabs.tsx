'use client';

import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';

export type Tab = { value: string; label: ReactNode; content: ReactNode };

export type TabsProps = {
  /** What the tabs are of, for screen readers. */
  label: string;
  tabs: readonly Tab[];
  defaultValue?: string | undefined;
};

/**
 * Views of one thing that have no address of their own. Whatever someone may want to send or
 * come back to is a page, and its tabs are links (RoomNav).
 */
export function Tabs({ label, tabs, defaultValue }: TabsProps) {
  return (
    <Base.Root defaultValue={defaultValue ?? tabs[0]?.value ?? null}>
      <Base.List aria-label={label} className="flex gap-5 overflow-x-auto border-b border-hairline">
        {tabs.map(({ value, label: name }) => (
          <Base.Tab
            key={value}
            value={value}
            className="-mb-px min-h-9 border-b-2 border-transparent whitespace-nowrap text-ink-2 -outline-offset-2 hover:text-ink not-data-active:forced-colors:border-b-0 data-active:border-action data-active:font-medium data-active:text-ink"
          >
            {name}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map(({ value, content }) => (
        <Base.Panel key={value} value={value} className="pt-4">
          {content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
