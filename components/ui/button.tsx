import Link from 'next/link';
import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names';

/**
 * `primary` is the one act a view is for; `secondary` any other; `quiet` stands in rows and
 * bars. There is no variant for destruction: nothing destructive is offered on evidence.
 */
export type ButtonLook = {
  variant?: 'primary' | 'secondary' | 'quiet' | undefined;
  size?: 'normal' | 'small' | undefined;
  /** An icon before the words; it is decoration, the words carry the meaning. */
  icon?: ReactNode;
};

const BASE =
  'inline-flex shrink-0 items-center justify-center gap-2 rounded-sm border text-center font-medium ' +
  'select-none transition-colors duration-100 ' +
  'disabled:cursor-not-allowed disabled:border-hairline disabled:bg-rail disabled:text-ink-2 ' +
  'aria-disabled:cursor-not-allowed aria-disabled:border-hairline aria-disabled:bg-rail aria-disabled:text-ink-2 ' +
  '[&_svg]:size-[1.15em] [&_svg]:shrink-0';

const VARIANT = {
  primary:
    'border-action bg-action text-on-action hover:border-action-strong hover:bg-action-strong',
  secondary: 'border-control bg-sheet text-ink hover:border-ink',
  quiet: 'border-transparent bg-transparent text-action hover:bg-action-wash',
} as const;

const SIZE = {
  normal: 'min-h-9 px-3.5 py-1 text-base max-md:min-h-11',
  small: 'min-h-7 px-2.5 py-0.5 text-sm max-md:min-h-9',
} as const;

/** Class names of a button, for the rare element that is one without being either of these. */
export function buttonClass({ variant = 'secondary', size = 'normal' }: ButtonLook): string {
  return classNames(BASE, VARIANT[variant], SIZE[size]);
}

export type ButtonProps = ButtonLook & ComponentProps<'button'>;

/** A button; `type` is `button` unless said, so that none submits by accident. */
export function Button({
  variant,
  size,
  icon,
  className,
  children,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button type={type} className={classNames(buttonClass({ variant, size }), className)} {...rest}>
      {icon}
      {children}
    </button>
  );
}

export type ButtonLinkProps = ButtonLook & ComponentProps<typeof Link>;

/** A link that looks like a button, where following it is the act of the view. */
export function ButtonLink({ variant, size, icon, className, children, ...rest }: ButtonLinkProps) {
  return (
    <Link
      className={classNames(buttonClass({ variant, size }), 'no-underline', className)}
      {...rest}
    >
      {icon}
      {children}
    </Link>
  );
}

export type IconButtonProps = Omit<ButtonProps, 'icon' | 'children'> & {
  /** Its name, shown by the tip on hover and focus. */
  label: string;
  icon: ReactNode;
};

/** An icon alone, for meanings that are universal (close, copy, menu); its name is its tip. */
export function IconButton({
  label,
  icon,
  variant = 'quiet',
  size,
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Button
      variant={variant}
      size={size}
      aria-label={label}
      data-tip={label}
      className={classNames(
        'aspect-square px-0',
        size === 'small' ? 'w-7 max-md:w-9' : 'w-9 max-md:w-11',
        className,
      )}
      {...rest}
    >
      {icon}
    </Button>
  );
}
