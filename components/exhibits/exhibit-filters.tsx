import { Search } from 'lucide-react';
import Form from 'next/form';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Input } from '@/components/ui/text-input';
import { CAPTURE_CLASSES } from '@/lib/entries/vocabulary';
import type { Translate } from '@/lib/i18n/translator';
import type { Supplier } from './intake/intake-provider';
import { isNarrowed, type ListQuery } from './list-address';

type Props = {
  t: Translate<'exhibits'>;
  words: Translate<'common.class'>;
  room: string;
  query: ListQuery;
  suppliers: readonly Supplier[];
};

/** `C-` is written with a minus sign, as its mark is. */
const letterOf = (name: string) => name.replace('-', '−');

/** Narrows the list by class, supplier and words. A plain form: it works without script. */
export function ExhibitFilters({ t, words, room, query, suppliers }: Props) {
  return (
    <search aria-label={t('filter.label')}>
      <Form
        // Anew with the address: the fields always say what the list shows.
        key={JSON.stringify(query)}
        action={room}
        className="mb-3 grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[minmax(14rem,2fr)_minmax(10rem,1fr)_minmax(10rem,1fr)_auto]"
      >
        <Field label={t('filter.search')}>
          <Input
            type="search"
            name="search"
            maxLength={200}
            defaultValue={query.search}
            autoComplete="off"
          />
        </Field>
        <Field label={t('filter.class')}>
          <Select name="class" defaultValue={query.class ?? ''}>
            <option value="">{t('filter.anyClass')}</option>
            {CAPTURE_CLASSES.map((name) => (
              <option key={name} value={name}>
                {letterOf(name)} · {words(`short.${name}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('filter.supplier')}>
          <Select name="supplier" defaultValue={query.supplierId ?? ''}>
            <option value="">{t('filter.anySupplier')}</option>
            {suppliers.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <div className="flex items-center gap-3">
          <Button type="submit" icon={<Search aria-hidden />}>
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
