import { getT } from '@/app/locale';
import { ReadOnlyNote } from '@/components/exhibits/read-only-note';
import { WriteForm } from '@/components/exhibits/write-form';
import { PageHeading } from '@/components/shell/page-heading';
import { caseHead } from '../../case-head';

type Props = {
  params: Promise<{ caseId: string }>;
  searchParams: Promise<{ kind?: string | string[] }>;
};

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('exhibits'))('write.title')} · ${title}` };
}

/** A note or a statement typed here becomes an exhibit of its own. */
export default async function WritePage({ params, searchParams }: Props) {
  const [{ caseId }, { kind }] = await Promise.all([params, searchParams]);
  const [head, t] = await Promise.all([caseHead(caseId), getT('exhibits')]);
  return (
    <>
      <PageHeading level={2} title={t('write.title')}>
        {t('write.lead')}
      </PageHeading>
      {head.can['exhibit.add'] ? (
        <WriteForm kind={kind === 'statement' ? 'statement' : 'note'} />
      ) : (
        <ReadOnlyNote t={t} status={head.status} />
      )}
    </>
  );
}
