'use client';

import type { ComponentProps } from 'react';
import { classNames } from './class-names';
import { useFieldLink } from './field-context';

/** Shared by every control one types into or chooses from. */
export const CONTROL_CLASS =
  'block w-full min-w-0 rounded-sm border border-control bg-sheet px-2.5 text-base text-ink ' +
  'hover:border-ink focus-visible:outline-offset-0 ' +
  'aria-invalid:border-seal aria-invalid:outline-seal ' +
  'disabled:border-hairline disabled:bg-rail disabled:text-ink-2';

/** One line of text. Inside a Field it takes label, hint and error from there. */
export function Input({ className, type = 'text', ...rest }: ComponentProps<'input'>) {
  return (
    <input
      {...useFieldLink()}
      type={type}
      className={classNames(CONTROL_CLASS, 'h-9 read-only:bg-rail max-md:h-11', className)}
      {...rest}
    />
  );
}

/** Several lines of text; grows with what is written where the browser can. */
export function Textarea({ className, rows = 4, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      {...useFieldLink()}
      rows={rows}
      className={classNames(
        CONTROL_CLASS,
        'field-sizing-content min-h-20 py-1.5 read-only:bg-rail',
        className,
      )}
      {...rest}
    />
  );
}

/**
 * A text whose words can be selected by pointer and keys and that cannot be written in. A field that
 * is read-only has no caret in some browsers, so that keys select nothing in it.
 */
export function SelectableText({
  className,
  ...rest
}: Omit<ComponentProps<'textarea'>, 'onChange' | 'readOnly'> & { value: string }) {
  return (
    <Textarea
      aria-readonly
      inputMode="none"
      spellCheck={false}
      // Whatever is typed does not stay.
      onChange={() => undefined}
      className={classNames('bg-rail', className)}
      {...rest}
    />
  );
}
