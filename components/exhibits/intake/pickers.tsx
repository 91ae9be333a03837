'use client';

import { Camera, FilePlus, FolderPlus } from 'lucide-react';
import { type ChangeEvent, type ComponentProps, type ReactNode, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { pickedFiles } from './dropped-files';
import { useIntake } from './intake-provider';

type PickerProps = {
  label: string;
  /** Its whole name, where the label alone would not tell one of several apart. */
  name?: string;
  icon?: ReactNode;
  primary?: boolean;
  small?: boolean;
  className?: string;
  /** How the browser asks: several files, a folder, the camera. */
  input: ComponentProps<'input'> & { webkitdirectory?: string };
};

/** A button that lets the browser ask for files and hands them to the intake. */
export function Picker({
  label,
  name = label,
  icon,
  primary,
  small,
  className,
  input,
}: PickerProps) {
  const { intake } = useIntake();
  const ref = useRef<HTMLInputElement>(null);

  function take(event: ChangeEvent<HTMLInputElement>) {
    const { files } = event.target;
    if (files && files.length > 0) intake?.add(pickedFiles(files));
    // The same file may be chosen again.
    event.target.value = '';
  }

  return (
    <span className={className}>
      {/* The button speaks for it; the browser's own field cannot be worded. */}
      <input ref={ref} type="file" hidden aria-label={name} onChange={take} {...input} />
      <Button
        variant={primary ? 'primary' : 'secondary'}
        size={small ? 'small' : 'normal'}
        icon={icon}
        aria-label={name}
        onClick={() => ref.current?.click()}
      >
        {label}
      </Button>
    </span>
  );
}

/** The ways files come in: chosen, by folder, by the camera of a phone. */
export function Pickers() {
  const t = useTranslations('exhibits.intake');
  return (
    <>
      <Picker
        label={t('choose')}
        icon={<FilePlus aria-hidden />}
        primary
        input={{ multiple: true }}
      />
      <Picker
        label={t('folder')}
        icon={<FolderPlus aria-hidden />}
        className="pointer-coarse:hidden"
        input={{ multiple: true, webkitdirectory: '' }}
      />
      <Picker
        label={t('photo')}
        icon={<Camera aria-hidden />}
        className="hidden pointer-coarse:inline"
        input={{ accept: 'image/*', capture: 'environment' }}
      />
    </>
  );
}
