import Link from 'next/link';
import type { ReactNode } from 'react';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import type { ContributorItem } from '@/lib/contributors/dto';
import type { Translate } from '@/lib/i18n/translator';

type T = Translate<'people'>;

/** A role with its standing and period, as one line. */
export function RoleLine({ t, role }: { t: T; role: ContributorItem['roles'][number] }) {
  return (
    <span>
      {t(`roleWord.${role.name}`)}{' '}
      <span className="text-ink-2">
        ({t(`roleStandingWord.${role.standing}`)}) {role.startsOn ?? '…'} → {role.endsOn ?? '…'}
      </span>
    </span>
  );
}

/** The people of a case. */
export function PeopleTable({
  t,
  base,
  people,
  actions,
}: {
  t: T;
  base: string;
  people: readonly ContributorItem[];
  actions(person: ContributorItem): ReactNode;
}) {
  const none = <span className="text-ink-2">{t('notStated')}</span>;
  return (
    <Table
      caption={t('caption')}
      head={
        <>
          <Th>{t('name')}</Th>
          <Th>{t('standing')}</Th>
          <Th>{t('roles')}</Th>
          <Th>{t('accounts')}</Th>
          <Th aria-label={t('amend')} />
        </>
      }
    >
      {people.map((person) => (
        <Tr key={person.id}>
          <RowHead>
            <Link href={`${base}/${person.id}`} className="font-serif font-semibold">
              {person.name}
            </Link>
          </RowHead>
          <Td heading={t('standing')}>
            {t(`standingWord.${person.standing}`)}
            {person.employer && <span className="block text-sm text-ink-2">{person.employer}</span>}
          </Td>
          <Td heading={t('roles')}>
            {person.roles.length === 0
              ? none
              : person.roles.map((role) => (
                  <span key={role.id} className="block">
                    <RoleLine t={t} role={role} />
                  </span>
                ))}
          </Td>
          <Td heading={t('accounts')}>
            {person.accounts.length === 0
              ? none
              : person.accounts.map((one) => (
                  <span key={one.accountId} className="block">
                    {one.displayName}
                  </span>
                ))}
          </Td>
          <Td>
            <span className="flex flex-wrap gap-2">{actions(person)}</span>
          </Td>
        </Tr>
      ))}
    </Table>
  );
}
