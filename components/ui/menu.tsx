'use client';

import { Menu as Base } from '@base-ui/react/menu';
import Link from 'next/link';
import type { ReactElement, ReactNode } from 'react';
import { classNames } from './class-names';

export type MenuProps = {
  /** The button that opens it. */
  trigger: ReactElement;
  align?: 'start' | 'end' | undefined;
  side?: 'top' | 'bottom' | undefined;
  /** MenuItem, MenuLink, MenuGroup, MenuLine. */
  children: ReactNode;
};

/** Acts and places behind one button, with arrows, first letters and Escape. */
export function Menu({ trigger, align = 'start', side = 'bottom', children }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align={align} side={side} className="z-50 outline-none">
          <Base.Popup className="max-h-(--available-height) max-w-[min(22rem,calc(100vw-1rem))] min-w-48 overflow-y-auto rounded-md border border-control bg-sheet py-1 text-ink outline-none">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

const ITEM =
  'flex min-h-9 w-full cursor-pointer items-center gap-2.5 px-3 py-1 text-left text-base outline-none ' +
  'select-none data-highlighted:bg-action-wash data-disabled:cursor-not-allowed data-disabled:text-ink-2 ' +
  'max-md:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0';

export type MenuItemProps = {
  icon?: ReactNode;
  disabled?: boolean | undefined;
  onSelect?: (() => void) | undefined;
  children: ReactNode;
};

/** An act. */
export function MenuItem({ icon, disabled, onSelect, children }: MenuItemProps) {
  return (
    <Base.Item
      className={ITEM}
      {...(disabled !== undefined && { disabled })}
      {...(onSelect && { onClick: onSelect })}
    >
      {icon}
      {children}
    </Base.Item>
  );
}

export type MenuLinkProps = {
  href: string;
  icon?: ReactNode;
  /** The place the reader is at. */
  current?: boolean | undefined;
  children: ReactNode;
};

/** A place. */
export function MenuLink({ href, icon, current, children }: MenuLinkProps) {
  return (
    <Base.LinkItem
      className={classNames(ITEM, current && 'font-semibold')}
      closeOnClick
      render={<Link href={href} aria-current={current ? 'true' : undefined} />}
    >
      {icon}
      {children}
    </Base.LinkItem>
  );
}

/** Several items under a heading. */
export function MenuGroup({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-3 pt-2 pb-1 text-xs text-ink-2">{label}</Base.GroupLabel>
      {children}
    </Base.Group>
  );
}

/** A line between items. */
export function MenuLine() {
  return <Base.Separator className="my-1 border-t border-hairline" />;
}
