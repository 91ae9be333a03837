import { getT } from '@/app/locale';
import { PeopleTable } from '@/components/people/people-table';
import { LinkForm, PersonForm, RoleForm } from '@/components/people/person-forms';
import { PageHeading } from '@/components/shell/page-heading';
import { EmptyState } from '@/components/ui/empty-state';
import { loadContributors } from '@/lib/contributors/loaders';
import { load } from '@/lib/door/perform';
import { addPersonAction, amendPersonAction, linkAccountAction, recordRoleAction } from './actions';

type Props = { params: Promise<{ workspaceId: string; caseId: string }> };

export async function generateMetadata() {
  return { title: (await getT('people'))('title') };
}

export default async function PeoplePage({ params }: Props) {
  const { workspaceId, caseId } = await params;
  const { contributors, unlinked, mayWrite } = await load(loadContributors, { caseId });
  const t = await getT('people');
  const add = mayWrite && (
    <PersonForm person={null} unlinked={unlinked} action={addPersonAction.bind(null, caseId)} />
  );
  return (
    <>
      <PageHeading level={2} title={t('title')} actions={add}>
        {t('lead')}
      </PageHeading>
      {contributors.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
      ) : (
        <PeopleTable
          t={t}
          base={`/${workspaceId}/cases/${caseId}/people`}
          people={contributors}
          actions={(person) =>
            mayWrite && (
              <>
                <PersonForm
                  person={person}
                  unlinked={[]}
                  action={amendPersonAction.bind(null, caseId)}
                />
                <RoleForm
                  personId={person.id}
                  given={null}
                  action={recordRoleAction.bind(null, caseId)}
                />
                {unlinked.length > 0 && (
                  <LinkForm
                    personId={person.id}
                    unlinked={unlinked}
                    action={linkAccountAction.bind(null, caseId)}
                  />
                )}
              </>
            )
          }
        />
      )}
    </>
  );
}
