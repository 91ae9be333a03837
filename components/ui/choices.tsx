'use client';

import { type ComponentProps, type ReactNode, useId } from 'react';
import { classNames } from './class-names';

type ChoiceProps = Omit<ComponentProps<'input'>, 'type'> & {
  label: ReactNode;
  hint?: ReactNode;
};

const BOX = 'mt-0.75 size-4.5 shrink-0 accent-action max-md:mt-0.5 max-md:size-5';

function Choice({
  type,
  label,
  hint,
  className,
  ...rest
}: ChoiceProps & { type: 'checkbox' | 'radio' }) {
  const id = useId();
  return (
    <div className={classNames('flex gap-2.5 py-1 max-md:py-2', className)}>
      <input
        id={id}
        type={type}
        className={BOX}
        aria-describedby={hint ? `${id}-hint` : undefined}
        {...rest}
      />
      <div className="min-w-0">
        <label htmlFor={id} className="block">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="measure text-sm text-ink-2">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}

/** Yes or no, with its label beside it. */
export function Checkbox(props: ChoiceProps) {
  return <Choice type="checkbox" {...props} />;
}

export type RadioOption = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean };

export type RadioGroupProps = {
  name: string;
  options: readonly RadioOption[];
  defaultValue?: string;
  required?: boolean;
  onChoose?: (value: string) => void;
};

/** One of a few, all visible. Stands in a FieldGroup, which asks the question. */
export function RadioGroup({ name, options, defaultValue, required, onChoose }: RadioGroupProps) {
  return (
    <div className="grid">
      {options.map((option) => (
        <Choice
          key={option.value}
          type="radio"
          name={name}
          value={option.value}
          label={option.label}
          hint={option.hint}
          disabled={option.disabled}
          required={required}
          defaultChecked={option.value === defaultValue}
          onChange={() => onChoose?.(option.value)}
        />
      ))}
    </div>
  );
}
