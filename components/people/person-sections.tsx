import Link from 'next/link';
import type { ReactNode } from 'react';
import { SafeText } from '@/components/exhibits/safe-text';
import { PageHeading } from '@/components/shell/page-heading';
import { KeyValues } from '@/components/ui/key-values';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { ContributorItem, ContributorView, RoleItem } from '@/lib/contributors/dto';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import { PersonName } from './person-name';
import { RoleBar } from './role-bar';
import { periodText, RoleName } from './role-line';
import { roleSpans } from './role-spans';

type T = Translate<'people'>;

/** A part of a person's page, with its heading, a sentence and what can be done. */
export function Part(props: {
  id?: string;
  title: string;
  text?: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const { id, title, text, actions, children } = props;
  return (
    <section id={id} className="mt-9 first:mt-0">
      <PageHeading level={2} title={title} actions={actions}>
        {text}
      </PageHeading>
      {children}
    </section>
  );
}

type FactsProps = {
  t: T;
  person: ContributorItem;
  names: ContributorView['names'];
  /** Address of the ledger. */
  ledger: string;
  format: Formatter;
};

/** What is known of a person, and every name they had with the entry from which it counted. */
export function FactsPart({ t, person, names, ledger, format }: FactsProps) {
  const unknown = <span className="text-ink-2">{t('field.unknown')}</span>;
  const told = (text: string) => (text ? <SafeText text={text} lines /> : unknown);
  return (
    <KeyValues
      items={[
        {
          key: 'names',
          label: t('view.names'),
          value: (
            <>
              <ol>
                {names.map(({ name, index, at }) => (
                  <li key={index} className="flex flex-wrap items-baseline gap-x-3">
                    <PersonName name={name} />
                    <span className="text-sm text-ink-2">
                      {t.rich('view.nameFrom', {
                        index: format.count(index),
                        time: () => <Time at={at} />,
                        entry: (words) => (
                          <Link href={`${ledger}/${index}`} className="link">
                            {words}
                          </Link>
                        ),
                      })}
                    </span>
                  </li>
                ))}
              </ol>
              {names.length > 1 && <p className="text-sm text-ink-2">{t('view.namesText')}</p>}
            </>
          ),
        },
        {
          key: 'standing',
          label: t('field.standing'),
          value: t(`standing.${person.standing}`),
        },
        { key: 'employer', label: t('field.employer'), value: told(person.employer) },
        { key: 'identity', label: t('field.identity'), value: told(person.identityCheck) },
        ...(person.note ? [{ key: 'note', label: t('field.note'), value: told(person.note) }] : []),
      ]}
    />
  );
}

type RolesProps = {
  t: T;
  format: Formatter;
  person: ContributorItem;
  give: ReactNode;
  /** Buttons of one role; absent for those who only read. */
  act?: ((role: RoleItem) => ReactNode) | undefined;
};

/** Roles with their periods in words and side by side. */
export function RolesPart({ t, format, person, give, act }: RolesProps) {
  const spans = roleSpans(person.roles);
  return (
    <Part title={t('roles.title')} text={t('roles.text')} actions={give}>
      {person.roles.length === 0 ? (
        <p className="text-ink-2">{t('roles.none')}</p>
      ) : (
        <Table
          caption={t('roles.caption', { name: person.name })}
          head={
            <>
              <Th>{t('roles.role')}</Th>
              <Th>{t('roles.period')}</Th>
              {act && <Th aria-label={t('roles.acts')} />}
            </>
          }
        >
          {person.roles.map((role) => {
            const span = spans.get(role.id);
            return (
              <Tr key={role.id}>
                <RowHead>
                  <RoleName t={t} role={role} />
                </RowHead>
                <Td heading={t('roles.period')} className="md:w-1/2">
                  {periodText(t, format, role)}
                  {span && <RoleBar span={span} />}
                </Td>
                {act && (
                  <Td tight>
                    <span className="flex gap-2 md:justify-end">{act(role)}</span>
                  </Td>
                )}
              </Tr>
            );
          })}
        </Table>
      )}
    </Part>
  );
}

type AccountsProps = {
  t: T;
  person: ContributorItem;
  link: ReactNode;
  unlink(account: ContributorItem['accounts'][number]): ReactNode;
};

/** Accounts that act for a person now. */
export function AccountsPart({ t, person, link, unlink }: AccountsProps) {
  return (
    <Part title={t('accounts.title')} text={t('accounts.text')} actions={link}>
      {person.accounts.length === 0 ? (
        <p className="text-ink-2">{t('accounts.none')}</p>
      ) : (
        <ul className="border-t border-hairline">
          {person.accounts.map((one) => (
            <li
              key={one.accountId}
              className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-hairline py-1.5"
            >
              <span className="font-medium">
                <SafeText text={one.displayName} />
              </span>
              <span className="text-sm text-ink-2">
                {t.rich('accounts.since', { time: () => <Time at={one.linkedAt} /> })}
              </span>
              <span className="ml-auto">{unlink(one)}</span>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}
