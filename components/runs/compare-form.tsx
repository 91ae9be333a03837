import Form from 'next/form';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/text-input';
import type { Translate } from '@/lib/i18n/translator';

type Props = {
  t: Translate<'runs'>;
  /** Address of the Runs room. */
  room: string;
  /** Numbers of the runs compared now; empty where there is none. */
  numbers: readonly [string, string];
};

/** Names two runs by their numbers. A plain form: it works without script. */
export function CompareForm({ t, room, numbers }: Props) {
  const fields = [
    { name: 'run', label: t('compare.first'), value: numbers[0] },
    { name: 'other', label: t('compare.second'), value: numbers[1] },
  ];
  return (
    <search aria-label={t('compare.pick')}>
      <Form
        key={numbers.join()}
        action={`${room}/compare`}
        className="mb-6 flex flex-wrap items-end gap-3"
      >
        {fields.map(({ name, label, value }) => (
          <Field key={name} label={label}>
            <Input
              name={name}
              inputMode="numeric"
              pattern="[0-9]{1,9}"
              maxLength={9}
              required
              autoComplete="off"
              defaultValue={value}
              className="w-40"
            />
          </Field>
        ))}
        <Button type="submit">{t('compare.submit')}</Button>
      </Form>
    </search>
  );
}
