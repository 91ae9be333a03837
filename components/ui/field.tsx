'use client';

import { CircleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useTranslations } from 'use-intl';
import { fieldText } from '@/lib/i18n/failure-text';
import { classNames } from './class-names';
import { FieldContext } from './field-context';

export type FieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  /** A key of `errors.field`, as replies carry it; undefined when all is well. */
  error?: string | undefined;
  required?: boolean | undefined;
  className?: string | undefined;
  /** One control of this folder: Input, Textarea, Select, DateTimeField, Combobox … */
  children: ReactNode;
};

function ErrorLine({ id, error }: { id: string; error: string }) {
  const t = useTranslations('errors');
  return (
    <p id={id} className="flex items-start gap-1.5 text-sm text-seal">
      <CircleAlert aria-hidden className="mt-0.75 size-3.5 shrink-0" />
      {fieldText(t, error)}
    </p>
  );
}

function useParts({ hint, error }: Pick<FieldProps, 'hint' | 'error'>) {
  const id = useId();
  const ids = { hint: `${id}-hint`, error: `${id}-error` };
  const describedBy = [hint && ids.hint, error && ids.error].filter(Boolean).join(' ');
  return { id, ids, describedBy: describedBy || undefined };
}

function Label({ label, required }: { label: ReactNode; required: boolean }) {
  const t = useTranslations('common');
  return (
    <>
      <span className="font-medium">{label}</span>
      {required && <span className="ml-1.5 text-sm font-normal text-ink-2">{t('required')}</span>}
    </>
  );
}

/** A control with its label above, its hint between, and its error below in words. */
export function Field(props: FieldProps) {
  const { label, hint, error, required = false, className, children } = props;
  const { id, ids, describedBy } = useParts(props);
  return (
    <div className={classNames('grid gap-1', className)}>
      <label htmlFor={id} className="leading-snug">
        <Label label={label} required={required} />
      </label>
      {hint && (
        <p id={ids.hint} className="measure text-sm text-ink-2">
          {hint}
        </p>
      )}
      <FieldContext value={{ id, describedBy, invalid: Boolean(error), required }}>
        {children}
      </FieldContext>
      {error && <ErrorLine id={ids.error} error={error} />}
    </div>
  );
}

/** Several controls that answer one question, such as a RadioGroup. */
export function FieldGroup(props: FieldProps) {
  const { label, hint, error, required = false, className, children } = props;
  const { ids, describedBy } = useParts(props);
  return (
    <fieldset
      aria-describedby={describedBy}
      className={classNames('grid min-w-0 gap-1', className)}
    >
      <legend className="mb-1 leading-snug">
        <Label label={label} required={required} />
      </legend>
      {hint && (
        <p id={ids.hint} className="measure text-sm text-ink-2">
          {hint}
        </p>
      )}
      {children}
      {error && <ErrorLine id={ids.error} error={error} />}
    </fieldset>
  );
}
