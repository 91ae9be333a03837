import Link from 'next/link';
import { getT } from '@/app/locale';
import { RoleLine } from '@/components/people/people-table';
import { RoleForm, UnlinkForm } from '@/components/people/person-forms';
import { PageHeading } from '@/components/shell/page-heading';
import { ClassMark, type MarkedClass } from '@/components/ui/class-mark';
import { KeyValues } from '@/components/ui/key-values';
import { Pager } from '@/components/ui/pager';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import { loadContributor } from '@/lib/contributors/loaders';
import { load } from '@/lib/door/perform';
import { caseHead } from '../../case-head';
import { recordRoleAction, unlinkAccountAction } from '../actions';

type Props = {
  params: Promise<{ workspaceId: string; caseId: string; contributorId: string }>;
  searchParams: Promise<{ before?: string | string[] }>;
};

export default async function PersonPage({ params, searchParams }: Props) {
  const { workspaceId, caseId, contributorId } = await params;
  const { before } = await searchParams;
  const from = typeof before === 'string' && /^\d{1,15}$/.test(before) ? Number(before) : undefined;
  const view = await load(loadContributor, {
    caseId,
    contributorId,
    ...(from === undefined ? {} : { before: from }),
  });
  const head = await caseHead(caseId);
  const [t, paper] = [await getT('people'), await getT('paper')];
  // Kinds come from the registry, whose words a test holds against the message files.
  const word = (kind: string) => (paper as unknown as (key: string) => string)(`act.${kind}`);
  const base = `/${workspaceId}/cases/${caseId}`;
  const may = head.can['contributor.write'];
  const { contributor } = view;
  return (
    <>
      <PageHeading level={2} title={contributor.name}>
        {t('viewText')}
      </PageHeading>
      <KeyValues
        items={[
          {
            key: 'standing',
            label: t('standing'),
            value: t(`standingWord.${contributor.standing}`),
          },
          { key: 'employer', label: t('employer'), value: contributor.employer || t('notStated') },
          {
            key: 'identity',
            label: t('identity'),
            value: contributor.identityCheck || t('notStated'),
          },
          {
            key: 'names',
            label: t('names'),
            value: view.names.map((one) => (
              <span key={one.index} className="block">
                {one.name} <Link href={`${base}/ledger/${one.index}`}>#{one.index}</Link>
              </span>
            )),
          },
          {
            key: 'roles',
            label: t('roles'),
            value:
              contributor.roles.length === 0
                ? t('notStated')
                : contributor.roles.map((role) => (
                    <span key={role.id} className="flex flex-wrap items-center gap-3 py-0.5">
                      <RoleLine t={t} role={role} />
                      {may && (
                        <RoleForm
                          personId={contributor.id}
                          given={role}
                          action={recordRoleAction.bind(null, caseId)}
                        />
                      )}
                    </span>
                  )),
          },
          {
            key: 'accounts',
            label: t('accounts'),
            value:
              contributor.accounts.length === 0
                ? t('noAccountText')
                : contributor.accounts.map((one) => (
                    <span key={one.accountId} className="flex flex-wrap items-center gap-3 py-0.5">
                      {one.displayName} <Time at={one.linkedAt} precision="minute" />
                      {may && (
                        <UnlinkForm
                          personId={contributor.id}
                          accountId={one.accountId}
                          action={unlinkAccountAction.bind(null, caseId)}
                        />
                      )}
                    </span>
                  )),
          },
          {
            key: 'supplied',
            label: t('supplied'),
            value:
              view.supplied.length === 0
                ? t('notStated')
                : view.supplied.map((one) => (
                    <span key={one.id} className="flex items-center gap-2 py-0.5">
                      <ClassMark value={one.captureClass as MarkedClass} />
                      <Link href={`${base}/exhibits/${one.id}`}>
                        {one.number} · {one.title}
                      </Link>
                    </span>
                  )),
          },
          {
            key: 'counts',
            label: t('counts'),
            value:
              view.counts.length === 0
                ? t('noActs')
                : view.counts.map((one) => (
                    <span key={one.kind} className="mr-4 inline-block">
                      {word(one.kind)} × {one.count}
                    </span>
                  )),
          },
        ]}
      />
      <div className="mt-8">
        <PageHeading level={2} title={t('acts')}>
          {t('actsText')}
        </PageHeading>
        <Table
          caption={t('acts')}
          head={
            <>
              <Th>{t('act')}</Th>
              <Th>{t('whose')}</Th>
              <Th>{t('received')}</Th>
              <Th numeric>{t('entry')}</Th>
            </>
          }
        >
          {view.acts.map((act) => (
            <Tr key={act.index}>
              <RowHead>{word(act.kind)}</RowHead>
              <Td heading={t('whose')}>{act.own ? t('own') : t('about')}</Td>
              <Td heading={t('received')}>
                <Time at={act.at} />
              </Td>
              <Td numeric heading={t('entry')}>
                <Link href={`${base}/ledger/${act.index}`}>#{act.index}</Link>
              </Td>
            </Tr>
          ))}
        </Table>
        <Pager
          previous={null}
          next={view.next === null ? null : `${base}/people/${contributorId}?before=${view.next}`}
        />
      </div>
    </>
  );
}
