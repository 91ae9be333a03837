import Link from 'next/link';
import { getFormatter, getT } from '@/app/locale';
import { RevisionList } from '@/components/prompts/views/revision-list';
import { PageHeading } from '@/components/shell/page-heading';
import { EmptyState } from '@/components/ui/empty-state';
import { caseHead } from '../../../case-head';
import { promptAbout, promptRevisions } from '../prompt-about';

type Props = { params: Promise<{ caseId: string; promptId: string }> };

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('attribution'))('revision.title')} · ${title}` };
}

export default async function RevisionsPage({ params }: Props) {
  const { caseId, promptId } = await params;
  const [about, { revisions }, t, format] = await Promise.all([
    promptAbout(caseId, promptId),
    promptRevisions(caseId, promptId),
    getT('attribution'),
    getFormatter(),
  ]);
  return (
    <>
      <PageHeading level={2} title={t('revision.title')}>
        {t('revision.lead')}
      </PageHeading>
      {revisions.length > 0 ? (
        <RevisionList t={t} format={format} about={about} revisions={[...revisions].reverse()} />
      ) : (
        <EmptyState
          title={t('revision.none')}
          action={
            <Link href={about.room} className="link">
              {t('write')}
            </Link>
          }
        >
          {t('revision.noneText')}
        </EmptyState>
      )}
    </>
  );
}
