import { X } from 'lucide-react';
import Form from 'next/form';
import Link from 'next/link';
import { Button, buttonClass } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { ENTRY_KINDS } from '@/lib/entries/registry';
import type { Translate } from '@/lib/i18n/translator';
import { groupWord, kindWord } from './entry-words';
import { type LedgerFilter, ledgerAddress } from './ledger-address';

type Props = {
  t: Translate<'ledger'>;
  base: string;
  filter: LedgerFilter;
  /** Names of the person and the subject filtered by, as far as the page knows them. */
  actor: string | null;
  subject: string | null;
};

/** Kinds by group, in the order of the registry. */
function kindsByGroup(): Map<string, string[]> {
  const groups = new Map<string, Set<string>>();
  for (const { kind } of ENTRY_KINDS) {
    const group = kind.slice(0, kind.indexOf('.'));
    groups.set(group, (groups.get(group) ?? new Set()).add(kind));
  }
  return new Map([...groups].map(([group, kinds]) => [group, [...kinds]]));
}

/** Narrows the list: the kind by choice, person and subject by following their names in a row. */
export function LedgerFilterBar({ t, base, filter, actor, subject }: Props) {
  const chips = [
    { label: actor && t('filter.actor', { name: actor }), without: { actorId: undefined } },
    { label: subject && t('filter.subject', { name: subject }), without: { subject: undefined } },
  ];
  return (
    <div className="screen-only mb-3 flex flex-wrap items-end gap-x-4 gap-y-3">
      <Form
        action={`${base}/ledger`}
        role="search"
        aria-label={t('filter.label')}
        className="flex flex-wrap items-end gap-2 max-sm:w-full"
      >
        {filter.actorId && <input type="hidden" name="actor" value={filter.actorId} />}
        {filter.subject && <input type="hidden" name="subject" value={filter.subject} />}
        <Field label={t('filter.kind')} className="max-sm:min-w-0 max-sm:flex-1 sm:w-72">
          {/* The key: a choice left standing must not outlive a followed link. */}
          <Select name="kind" key={filter.kind ?? ''} defaultValue={filter.kind ?? ''}>
            <option value="">{t('filter.all')}</option>
            {[...kindsByGroup()].map(([group, kinds]) => (
              <optgroup key={group} label={groupWord(t, group)}>
                {kinds.length > 1 && (
                  <option value={group}>{t('filter.whole', { group: groupWord(t, group) })}</option>
                )}
                {kinds.map((kind) => (
                  <option key={kind} value={kind}>
                    {kindWord(t, kind)}
                  </option>
                ))}
              </optgroup>
            ))}
          </Select>
        </Field>
        <Button type="submit">{t('filter.apply')}</Button>
      </Form>
      {chips.map(
        ({ label, without }) =>
          label && (
            <Link
              key={label}
              href={ledgerAddress(base, { ...filter, ...without })}
              aria-label={t('filter.remove', { filter: label })}
              className={buttonClass({ size: 'small' })}
            >
              <bdi>{label}</bdi>
              <X aria-hidden />
            </Link>
          ),
      )}
    </div>
  );
}
