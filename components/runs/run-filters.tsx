import { ListFilter } from 'lucide-react';
import Form from 'next/form';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import { visibleText } from '@/lib/kernel/visible-text';
import { isNarrowed, type RunQuery } from './run-address';

type Props = {
  t: Translate<'runs'>;
  format: Formatter;
  room: string;
  query: RunQuery;
  prompts: readonly { id: string; number: number; title: string }[];
  people: readonly { id: string; name: string }[];
};

/** Narrows the list by prompt and operator. A plain form: it works without script. */
export function RunFilters({ t, format, room, query, prompts, people }: Props) {
  return (
    <search aria-label={t('filter.label')}>
      <Form
        // Anew with the address: the fields always say what the list shows.
        key={JSON.stringify(query)}
        action={room}
        className="mb-3 grid items-end gap-3 sm:grid-cols-[minmax(12rem,1fr)_minmax(10rem,1fr)_auto]"
      >
        <Field label={t('filter.prompt')}>
          <Select name="prompt" defaultValue={query.promptId ?? ''}>
            <option value="">{t('filter.anyPrompt')}</option>
            {prompts.map(({ id, number, title }) => (
              <option key={id} value={id}>
                {format.count(number)} · {visibleText(title)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('filter.operator')}>
          <Select name="operator" defaultValue={query.operatorId ?? ''}>
            <option value="">{t('filter.anyOperator')}</option>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {visibleText(name)}
              </option>
            ))}
          </Select>
        </Field>
        <div className="flex items-center gap-3">
          <Button type="submit" icon={<ListFilter aria-hidden />}>
            {t('filter.apply')}
          </Button>
          {isNarrowed(query) && (
            <Link href={room} className="link whitespace-nowrap">
              {t('filter.clear')}
            </Link>
          )}
        </div>
      </Form>
    </search>
  );
}
