import Form from 'next/form';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { CAPTURE_CLASSES, ELEMENTS } from '@/lib/entries/vocabulary';
import type { Translate } from '@/lib/i18n/translator';

/** What the chronology is narrowed to, as its address says. */
export type ChronologyQuery = {
  person?: string | undefined;
  class?: (typeof CAPTURE_CLASSES)[number] | undefined;
  element?: (typeof ELEMENTS)[number] | undefined;
};

type Props = {
  t: Translate<'review'>;
  words: Translate<'common.class'>;
  room: string;
  query: ChronologyQuery;
  people: readonly { id: string; name: string }[];
};

/** Narrows the chronology by person, class and element. A plain form: it works without script. */
export function ChronologyFilters({ t, words, room, query, people }: Props) {
  const narrowed = Object.values(query).some((value) => value !== undefined);
  return (
    <search aria-label={t('chronology.filter')}>
      <Form
        key={JSON.stringify(query)}
        action={room}
        className="mb-4 grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_2fr_auto]"
      >
        <Field label={t('chronology.person')}>
          <Select name="person" defaultValue={query.person ?? ''}>
            <option value="">{t('chronology.anybody')}</option>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('chronology.class')}>
          <Select name="class" defaultValue={query.class ?? ''}>
            <option value="">{t('chronology.anyClass')}</option>
            {CAPTURE_CLASSES.map((name) => (
              <option key={name} value={name}>
                {name.replace('-', '−')} · {words(`short.${name}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('chronology.element')}>
          <Select name="element" defaultValue={query.element ?? ''}>
            <option value="">{t('chronology.anyElement')}</option>
            {ELEMENTS.map((id) => (
              <option key={id} value={id}>
                {`${id} · ${t(`element.${id}.title`)}`}
              </option>
            ))}
          </Select>
        </Field>
        <div className="flex items-center gap-3">
          <Button type="submit">{t('chronology.apply')}</Button>
          {narrowed && (
            <Link href={room} className="link whitespace-nowrap">
              {t('chronology.clear')}
            </Link>
          )}
        </div>
      </Form>
    </search>
  );
}
