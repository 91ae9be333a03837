'use client';

import { Combobox as Base } from '@base-ui/react/combobox';
import { Check, ChevronDown } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { classNames } from './class-names';
import { useFieldLink } from './field-context';
import { CONTROL_CLASS } from './text-input';

export type ComboboxOption = { value: string; label: string; detail?: string | undefined };

export type ComboboxProps = {
  /** Name in the form; its value is that of the option. */
  name: string;
  options: readonly ComboboxOption[];
  defaultValue?: string | undefined;
  placeholder?: string | undefined;
  onChoose?: ((value: string | null) => void) | undefined;
};

/** One of many, found by typing. For a handful of options a Select is plainer. */
export function Combobox({ name, options, defaultValue, placeholder, onChoose }: ComboboxProps) {
  const t = useTranslations('common.choose');
  const { required, id, ...link } = useFieldLink();
  const items = useMemo(
    () =>
      Base.createItems([...options], {
        getValue: (option) => option.value,
        getLabel: (option) => option.label,
      }),
    [options],
  );
  return (
    <Base.Root
      items={items}
      name={name}
      {...(defaultValue !== undefined && { defaultValue })}
      {...(required && { required })}
      {...(onChoose && { onValueChange: (value: string | null) => onChoose(value) })}
    >
      <Base.InputGroup className="relative block">
        <Base.Input
          {...(id !== undefined && { id })}
          {...link}
          placeholder={placeholder}
          className={classNames(CONTROL_CLASS, 'h-9 pr-9 max-md:h-11')}
        />
        <Base.Trigger
          aria-label={t('show')}
          className="absolute inset-y-0 right-0 flex w-9 items-center justify-center text-ink-2"
        >
          <ChevronDown aria-hidden className="size-4" />
        </Base.Trigger>
      </Base.InputGroup>
      <Base.Portal>
        <Base.Positioner sideOffset={4} className="z-50 outline-none">
          <Base.Popup className="max-h-[min(20rem,var(--available-height))] w-(--anchor-width) overflow-y-auto rounded-md border border-control bg-sheet py-1 text-ink">
            <Base.Empty className="px-3 py-2 text-ink-2 empty:hidden">{t('none')}</Base.Empty>
            <Base.List>
              {(option: ComboboxOption) => (
                <Base.Item
                  key={option.value}
                  value={option.value}
                  className="flex min-h-9 cursor-pointer items-center gap-2 px-3 py-1 data-highlighted:bg-action-wash"
                >
                  <span className="min-w-0 flex-1">
                    {option.label}
                    {option.detail && (
                      <span className="block text-sm text-ink-2">{option.detail}</span>
                    )}
                  </span>
                  <Base.ItemIndicator>
                    <Check aria-hidden className="size-4 text-action" />
                  </Base.ItemIndicator>
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
