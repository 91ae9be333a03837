'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { IconButton } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/text-input';

export type PasswordFieldProps = {
  name: string;
  label: string;
  /** `new-password` lets password managers offer one; `current-password` fills the known one. */
  autoComplete: 'new-password' | 'current-password';
  error?: string | undefined;
};

/** A password, which can be shown while it is typed. The rule stands beside a new one. */
export function PasswordField({ name, label, autoComplete, error }: PasswordFieldProps) {
  const t = useTranslations('auth.password');
  const [shown, setShown] = useState(false);
  // Without script the button could do nothing, so it comes with it.
  const [alive, setAlive] = useState(false);
  useEffect(() => setAlive(true), []);
  return (
    <Field
      label={label}
      error={error}
      required
      {...(autoComplete === 'new-password' && { hint: t('rule') })}
    >
      <div className="relative">
        <Input
          name={name}
          type={shown ? 'text' : 'password'}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          className="pr-11"
          maxLength={1000}
        />
        {alive && (
          <IconButton
            size="small"
            label={t(shown ? 'hide' : 'show')}
            icon={shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
            onClick={() => setShown(!shown)}
            aria-pressed={shown}
            className="absolute inset-y-0 right-1 my-auto"
          />
        )}
      </div>
    </Field>
  );
}
