'use client';

import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classNames } from './class-names';
import { useFieldLink } from './field-context';
import { CONTROL_CLASS } from './text-input';

/** The browser's own list, which every reader, phone and screen reader already knows. */
export function Select({ className, children, ...rest }: ComponentProps<'select'>) {
  return (
    <span className={classNames('relative block', className)}>
      <select
        {...useFieldLink()}
        className={classNames(CONTROL_CLASS, 'h-9 appearance-none pr-8 max-md:h-11')}
        {...rest}
      >
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute inset-y-0 right-2.5 my-auto size-4 text-ink-2"
      />
    </span>
  );
}
