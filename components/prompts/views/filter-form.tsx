import Form from 'next/form';
import Link from 'next/link';
import { Button, buttonClass } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/choices';
import { DateTimeField } from '@/components/ui/date-time-field';
import { Field, FieldGroup } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { INSERT_KINDS } from '@/lib/authorship/vocabulary';
import type { Translate } from '@/lib/i18n/translator';
import { type AttributionAddress, narrows, writeAddress } from './view-filter';

type Props = {
  t: Translate<'attribution'>;
  /** Address of the page without its query. */
  page: string;
  address: AttributionAddress;
  /** First writers that may be chosen, by the key of the address. */
  writers: readonly { key: string; name: string }[];
};

/** Narrows the marks by person, origin and time, and chooses how the record is shown. */
export function FilterForm({ t, page, address, writers }: Props) {
  const { who, how, since, until, at, table, deleted } = address;
  return (
    <Form
      action={page}
      role="search"
      aria-label={t('filter.label')}
      className="screen-only mb-5 flex flex-wrap items-end gap-x-3 gap-y-2"
    >
      {at !== undefined && <input type="hidden" name="at" value={at} />}
      {table && <input type="hidden" name="view" value="table" />}
      <Field label={t('filter.who')} className="max-sm:w-full sm:w-52">
        <Select name="who" key={who ?? ''} defaultValue={who ?? ''}>
          <option value="">{t('filter.anybody')}</option>
          {writers.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('filter.how')} className="max-sm:w-full sm:w-52">
        <Select name="how" key={how ?? ''} defaultValue={how ?? ''}>
          <option value="">{t('filter.anyhow')}</option>
          {INSERT_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`how.${kind}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Checkbox name="deleted" value="1" label={t('filter.deleted')} defaultChecked={deleted} />
      <Button type="submit">{t('filter.apply')}</Button>
      {narrows(address) && (
        <Link
          href={`${page}${writeAddress({ at, table, deleted })}`}
          className={buttonClass({ variant: 'quiet' })}
        >
          {t('filter.clear')}
        </Link>
      )}
      <details className="w-full" open={since !== undefined || until !== undefined}>
        <summary className="cursor-pointer text-action">{t('filter.time')}</summary>
        <div className="mt-2 grid gap-4 lg:grid-cols-2">
          <FieldGroup label={t('filter.since')}>
            <DateTimeField name="since" seconds defaultValue={since} />
          </FieldGroup>
          <FieldGroup label={t('filter.until')}>
            <DateTimeField name="until" seconds defaultValue={until} />
          </FieldGroup>
        </div>
      </details>
    </Form>
  );
}
