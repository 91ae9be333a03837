'use client';

import { useTranslations } from 'use-intl';
import { Checkbox } from '@/components/ui/choices';
import { FieldGroup } from '@/components/ui/field';
import type { Readers } from '@/lib/review/dto';

type Props = {
  readers: Readers;
  /** Who may read it already. */
  chosen?: readonly string[] | undefined;
  /** Authors of earlier versions are told that they read this one too. */
  again?: boolean | undefined;
  error?: string | undefined;
};

/** Who reads along besides whoever writes: own firms, and people one names. Nobody by itself. */
export function VisibleTo({ readers, chosen = [], again = false, error }: Props) {
  const t = useTranslations('desk.visible');
  const { firms, people } = readers;
  return (
    <FieldGroup label={t('label')} hint={t('hint')} error={error}>
      <Checkbox checked disabled readOnly label={t('you')} />
      {firms.map(({ id, name }) => (
        <Checkbox
          key={id}
          name="sharedWith"
          value={id}
          defaultChecked={chosen.includes(id)}
          label={t('firm', { name })}
        />
      ))}
      <div className="grid gap-x-4 sm:grid-cols-2">
        {people.map(({ id, name }) => (
          <Checkbox
            key={id}
            name="sharedWith"
            value={id}
            defaultChecked={chosen.includes(id)}
            label={name}
          />
        ))}
      </div>
      {firms.length + people.length === 0 && <p className="text-sm text-ink-2">{t('nobody')}</p>}
      {again && <p className="text-sm text-ink-2">{t('authors')}</p>}
    </FieldGroup>
  );
}
