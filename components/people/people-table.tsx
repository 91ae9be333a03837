import Link from 'next/link';
import type { ReactNode } from 'react';
import { SafeText } from '@/components/exhibits/safe-text';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import type { ContributorItem } from '@/lib/contributors/dto';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import { PersonName } from './person-name';
import { RoleLine } from './role-line';

type Props = {
  t: Translate<'people'>;
  format: Formatter;
  /** Address of the room. */
  room: string;
  people: readonly ContributorItem[];
  /** What can be done about a person from the list; absent for those who only read. */
  act?: ((person: ContributorItem) => ReactNode) | undefined;
};

/** The people of a case, in the order they were named. */
export function PeopleTable({ t, format, room, people, act }: Props) {
  const quiet = (text: string) => <span className="text-ink-2">{text}</span>;
  return (
    <Table
      caption={t('list.caption')}
      head={
        <>
          <Th>{t('list.name')}</Th>
          <Th>{t('list.standing')}</Th>
          <Th>{t('list.roles')}</Th>
          <Th>{t('list.identity')}</Th>
          <Th>{t('list.accounts')}</Th>
          {act && <Th aria-label={t('list.act')} />}
        </>
      }
    >
      {people.map((person) => (
        <Tr key={person.id}>
          <RowHead>
            <Link href={`${room}/${person.id}`} className="min-w-0">
              <PersonName name={person.name} weight="row" />
            </Link>
          </RowHead>
          <Td heading={t('list.standing')}>
            <span className="min-w-0">
              {t(`standing.${person.standing}`)}
              {person.employer && (
                <span className="block text-sm text-ink-2">
                  <SafeText text={person.employer} />
                </span>
              )}
            </span>
          </Td>
          <Td heading={t('list.roles')} className="md:w-[26%]">
            {person.roles.length === 0 ? (
              quiet(t('list.noRole'))
            ) : (
              <ul className="min-w-0">
                {person.roles.map((role) => (
                  <RoleLine key={role.id} t={t} format={format} role={role} />
                ))}
              </ul>
            )}
          </Td>
          <Td heading={t('list.identity')}>
            {person.identityCheck ? (
              <SafeText text={person.identityCheck} />
            ) : (
              quiet(t('field.unknown'))
            )}
          </Td>
          <Td heading={t('list.accounts')}>
            {person.accounts.length === 0 ? (
              quiet(t('list.noAccount'))
            ) : (
              <ul className="min-w-0">
                {person.accounts.map((one) => (
                  <li key={one.accountId}>
                    <SafeText text={one.displayName} />
                  </li>
                ))}
              </ul>
            )}
          </Td>
          {act && <Td tight>{act(person)}</Td>}
        </Tr>
      ))}
    </Table>
  );
}
