import Form from 'next/form';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Input } from '@/components/ui/text-input';
import { PRESERVATION_GROUPS, type PreservationGroup } from '@/lib/elements/preservation';
import type { Translate } from '@/lib/i18n/translator';

/** What the log is narrowed to, as its address says. */
export type PreservationQuery = {
  group: PreservationGroup | undefined;
  /** Day in UTC+8. */
  since: string | undefined;
};

type Props = {
  t: Translate<'review'>;
  room: string;
  query: PreservationQuery;
  /** From when on there was a duty to keep, ISO; null where none is recorded. */
  keptSince: string | null;
};

/** Narrows the preservation log by what it tells of and by day. A plain form: it works without script. */
export function PreservationFilters({ t, room, query, keptSince }: Props) {
  const duty = keptSince === null ? null : dayOf(keptSince);
  const narrowed = query.group !== undefined || query.since !== undefined;
  return (
    <search aria-label={t('preservation.filter')}>
      <Form
        key={JSON.stringify(query)}
        action={room}
        className="mb-2 grid items-end gap-3 sm:grid-cols-[1fr_1fr_auto] lg:max-w-3xl"
      >
        <Field label={t('preservation.group')}>
          <Select name="group" defaultValue={query.group ?? ''}>
            <option value="">{t('preservation.everything')}</option>
            {PRESERVATION_GROUPS.map((group) => (
              <option key={group} value={group}>
                {t(`preservation.groups.${group}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('preservation.since')}>
          <Input type="date" name="since" defaultValue={query.since ?? ''} />
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
      <p className="mb-4 text-sm">
        {duty === null ? (
          <span className="text-ink-2">{t('preservation.noDuty')}</span>
        ) : (
          <Link
            href={`${room}?${new URLSearchParams({ ...(query.group ? { group: query.group } : {}), since: duty })}`}
            className="link"
          >
            {t('preservation.duty', { day: duty })}
          </Link>
        )}
      </p>
    </search>
  );
}

/** Day in UTC+8 of a time. */
function dayOf(iso: string): string {
  return new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 10);
}
