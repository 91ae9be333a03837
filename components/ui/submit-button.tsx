'use client';

import { LoaderCircle } from 'lucide-react';
import { useFormStatus } from 'react-dom';
import { useTranslations } from 'use-intl';
import { Button, type ButtonProps } from './button';

/**
 * Sends the form it stands in. While the form is on its way it keeps its place and its focus,
 * says so, and does not send twice.
 */
export function SubmitButton({
  children,
  variant = 'primary',
  pending: told,
  ...rest
}: ButtonProps & { pending?: boolean }) {
  const status = useFormStatus();
  const t = useTranslations('common');
  const pending = told ?? status.pending;
  return (
    <Button
      {...rest}
      type="submit"
      variant={variant}
      aria-disabled={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault();
        else rest.onClick?.(event);
      }}
      {...(pending && { icon: <LoaderCircle aria-hidden className="animate-spin" /> })}
    >
      {pending ? t('working') : children}
    </Button>
  );
}
