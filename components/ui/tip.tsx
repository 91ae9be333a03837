import type { ReactNode } from 'react';
import { classNames } from './class-names';

export type TipProps = {
  /** What the tip says, plain text. TipLayer shows it on hover and on focus. */
  text: string;
  /** Name for screen readers, where the children are a mark rather than words. */
  label?: string | undefined;
  className?: string | undefined;
  children: ReactNode;
};

/**
 * Words or a mark with something more to say. It can be reached by keyboard; it does nothing.
 * A control needs no Tip around it: it carries `data-tip` itself.
 */
export function Tip({ text, label, className, children }: TipProps) {
  return (
    <span
      data-tip={text}
      // What a pointer reads by hovering a keyboard must be able to read (WCAG 2.2, 1.4.13, 2.1.1).
      // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
      tabIndex={0}
      className={classNames('rounded-sm', className)}
      {...(label !== undefined && { role: 'img', 'aria-label': label })}
    >
      {children}
    </span>
  );
}
