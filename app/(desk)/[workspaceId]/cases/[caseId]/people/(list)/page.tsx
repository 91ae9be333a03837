import { getFormatter, getT } from '@/app/locale';
import { SafeText } from '@/components/exhibits/safe-text';
import { PeopleTable } from '@/components/people/people-table';
import { AddPerson } from '@/components/people/person-form';
import { ReadOnlyNote } from '@/components/people/read-only-note';
import { GiveRole } from '@/components/people/role-forms';
import { PageHeading } from '@/components/shell/page-heading';
import { EmptyState } from '@/components/ui/empty-state';
import { caseHead } from '../../case-head';
import { addPersonAction, recordRoleAction } from '../actions';
import { peopleRoom } from '../case-people';

type Props = { params: Promise<{ caseId: string }> };

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('people'))('title')} · ${title}` };
}

export default async function PeoplePage({ params }: Props) {
  const { caseId } = await params;
  const [head, { contributors, unlinked, mayWrite }, t, format] = await Promise.all([
    caseHead(caseId),
    peopleRoom(caseId),
    getT('people'),
    getFormatter(),
  ]);
  const add = mayWrite && (
    <AddPerson unlinked={unlinked} action={addPersonAction.bind(null, caseId)} />
  );
  const isEmpty = contributors.length === 0;
  return (
    <>
      <PageHeading level={2} title={t('title')} actions={!isEmpty && add}>
        {t('lead')}
      </PageHeading>
      {!mayWrite && <ReadOnlyNote t={t} status={head.status} />}
      {isEmpty ? (
        <EmptyState title={t('empty.title')} action={add}>
          {t(mayWrite ? 'empty.text' : 'empty.read')}
        </EmptyState>
      ) : (
        <PeopleTable
          t={t}
          format={format}
          room={`/${head.workspaceId}/cases/${caseId}/people`}
          people={contributors}
          act={
            mayWrite
              ? (person) => <GiveRole action={recordRoleAction.bind(null, caseId, person.id)} />
              : undefined
          }
        />
      )}
      {mayWrite && unlinked.length > 0 && !isEmpty && (
        <section className="mt-9">
          <PageHeading level={2} title={t('list.unlinked')}>
            {t('list.unlinkedText')}
          </PageHeading>
          <ul className="flex flex-wrap gap-x-6 gap-y-1">
            {unlinked.map((one) => (
              <li key={one.accountId}>
                <SafeText text={one.displayName} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
