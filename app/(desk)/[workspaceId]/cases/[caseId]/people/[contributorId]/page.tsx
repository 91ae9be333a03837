import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getFormatter, getT } from '@/app/locale';
import { visibleName } from '@/components/exhibits/visible-name';
import { LinkAccount, UnlinkAccount } from '@/components/people/account-forms';
import { ActsTable } from '@/components/people/acts-table';
import { AmendPerson } from '@/components/people/person-form';
import { PersonName } from '@/components/people/person-name';
import { AccountsPart, FactsPart, Part, RolesPart } from '@/components/people/person-sections';
import { ReadOnlyNote } from '@/components/people/read-only-note';
import { ActCounts, SuppliedList } from '@/components/people/record-part';
import { EndRole, GiveRole, RestateRole } from '@/components/people/role-forms';
import { PageHeading } from '@/components/shell/page-heading';
import { Pager } from '@/components/ui/pager';
import { caseHead } from '../../case-head';
import {
  amendPersonAction,
  linkAccountAction,
  recordRoleAction,
  unlinkAccountAction,
} from '../actions';
import { casePeople, casePerson } from '../case-people';

type Props = {
  params: Promise<{ caseId: string; contributorId: string }>;
  searchParams: Promise<{ before?: string | string[] }>;
};

/** The entry below which the page of acts begins; undefined for the newest. */
async function startOf({ searchParams }: Props): Promise<number | undefined> {
  const { before } = await searchParams;
  if (before === undefined) return undefined;
  if (typeof before !== 'string' || !/^(0|[1-9]\d{0,14})$/.test(before)) notFound();
  return Number(before);
}

export async function generateMetadata(props: Props) {
  const { caseId, contributorId } = await props.params;
  const [{ contributor }, { title }] = await Promise.all([
    casePerson(caseId, contributorId, await startOf(props)),
    caseHead(caseId),
  ]);
  return { title: `${visibleName(contributor.name)} · ${title}` };
}

export default async function PersonPage(props: Props) {
  const { caseId, contributorId } = await props.params;
  const before = await startOf(props);
  const [head, view, { contributors, unlinked, mayWrite }, t, words, format] = await Promise.all([
    caseHead(caseId),
    casePerson(caseId, contributorId, before),
    casePeople(caseId),
    getT('people'),
    getT('ledger'),
    getFormatter(),
  ]);
  const base = `/${head.workspaceId}/cases/${caseId}`;
  const here = `${base}/people/${contributorId}`;
  const { contributor: person, acts, next } = view;
  const record = recordRoleAction.bind(null, caseId, contributorId);
  const [first, last] = [acts[0], acts.at(-1)];
  return (
    <>
      <p className="screen-only mb-2">
        <Link href={`${base}/people`} className="link">
          {t('view.back')}
        </Link>
      </p>
      <PageHeading
        level={2}
        title={<PersonName name={person.name} weight="page" />}
        actions={
          mayWrite && (
            <AmendPerson
              person={person}
              action={amendPersonAction.bind(null, caseId, contributorId)}
            />
          )
        }
      />
      {!mayWrite && <ReadOnlyNote t={t} status={head.status} />}
      <FactsPart
        t={t}
        format={format}
        person={person}
        names={view.names}
        ledger={`${base}/ledger`}
      />
      <RolesPart
        t={t}
        format={format}
        person={person}
        give={mayWrite && <GiveRole action={record} />}
        act={
          mayWrite
            ? (role) => (
                <>
                  <RestateRole given={role} action={record} />
                  {role.endsOn === null && <EndRole given={role} action={record} />}
                </>
              )
            : undefined
        }
      />
      <AccountsPart
        t={t}
        person={person}
        link={
          mayWrite &&
          (unlinked.length > 0 ? (
            <LinkAccount
              unlinked={unlinked}
              action={linkAccountAction.bind(null, caseId, contributorId)}
            />
          ) : (
            <p className="measure text-sm text-ink-2">{t('accounts.allLinked')}</p>
          ))
        }
        unlink={(account) =>
          mayWrite && (
            <UnlinkAccount
              account={account}
              action={unlinkAccountAction.bind(null, caseId, contributorId)}
            />
          )
        }
      />
      <Part title={t('view.record')} text={t('view.recordText')}>
        <h3 className="mb-2 font-semibold">{t('view.counts')}</h3>
        <ActCounts t={t} words={words} format={format} base={base} view={view} />
        <h3 className="mt-6 mb-2 font-semibold">{t('view.supplied')}</h3>
        <SuppliedList t={t} base={base} supplied={view.supplied} />
        <h3 id="acts" className="mt-6 font-semibold">
          {t('view.acts')}
        </h3>
        <p className="measure mb-2 text-ink-2">{t('view.actsText')}</p>
        {first ? (
          <ActsTable
            t={t}
            words={words}
            format={format}
            base={base}
            view={view}
            names={new Map(contributors.map(({ id, name }) => [id, name]))}
          />
        ) : (
          <p className="text-ink-2">{t('view.noActs')}</p>
        )}
        <Pager
          previous={before === undefined ? null : `${here}#acts`}
          next={next === null ? null : `${here}?before=${next}#acts`}
        >
          {first &&
            last &&
            t('view.range', { last: format.count(first.index), first: format.count(last.index) })}
        </Pager>
      </Part>
    </>
  );
}
