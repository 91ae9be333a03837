'use client';

import { useTranslations } from 'use-intl';
import { Checkbox } from '@/components/ui/choices';
import { DateTimeField } from '@/components/ui/date-time-field';
import { Field, FieldGroup } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { ASPECTS } from '@/lib/entries/vocabulary';
import type { FieldErrors } from '@/lib/kernel/errors';

/** Contributors of the case that a form can name. */
export type People = readonly { id: string; name: string }[];

type PersonProps = {
  name: string;
  label: string;
  people: People;
  errors: FieldErrors;
  initial?: string | undefined;
};

/** One contributor, or nobody known. */
export function PersonField({ name, label, people, errors, initial }: PersonProps) {
  const t = useTranslations('making.person');
  return (
    <Field label={label} error={errors[name] ?? errors.contributorId}>
      <Select name={name} defaultValue={initial ?? ''}>
        <option value="">{t('unknown')}</option>
        {people.map((person) => (
          <option key={person.id} value={person.id}>
            {person.name}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** The claimed time of an act. */
export function HappenedField({ errors }: { errors: FieldErrors }) {
  const t = useTranslations('making');
  return (
    <Field label={t('happened')} hint={t('happenedHint')} error={errors.happenedAt}>
      <DateTimeField name="happenedAt" />
    </Field>
  );
}

/** The visible dimensions an act concerns, where somebody wishes to say them. */
export function AspectField() {
  const t = useTranslations('making.aspect');
  return (
    <FieldGroup label={t('label')} hint={t('hint')}>
      <div className="flex flex-wrap gap-x-5">
        {ASPECTS.map((aspect) => (
          <Checkbox key={aspect} name="aspects" value={aspect} label={t(aspect)} />
        ))}
      </div>
    </FieldGroup>
  );
}
