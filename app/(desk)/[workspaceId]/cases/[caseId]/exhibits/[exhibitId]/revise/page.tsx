import { getFormatter, getT } from '@/app/locale';
import { ReadOnlyNote } from '@/components/exhibits/read-only-note';
import { ReviseForm } from '@/components/exhibits/revise-form';
import { PageHeading } from '@/components/shell/page-heading';
import { load } from '@/lib/door/perform';
import { loadExhibit } from '@/lib/exhibits/loaders';
import { caseHead } from '../../../case-head';
import { openOriginalAction } from '../../actions';

type Props = { params: Promise<{ caseId: string; exhibitId: string }> };

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('exhibits'))('title')} · ${title}` };
}

/** A new version of a note or statement, beside the earlier ones. */
export default async function RevisePage({ params }: Props) {
  const { caseId, exhibitId } = await params;
  const [head, exhibit, t, format] = await Promise.all([
    caseHead(caseId),
    load(loadExhibit, { caseId, exhibitId }),
    getT('exhibits'),
    getFormatter(),
  ]);
  const version = exhibit.version;
  return (
    <>
      <PageHeading level={2} title={t('revise.title', { number: format.count(exhibit.number) })}>
        {t('revise.lead', { version: format.count(version) })}
      </PageHeading>
      {exhibit.may.revise ? (
        <ReviseForm
          exhibitId={exhibitId}
          version={version}
          open={openOriginalAction.bind(null, caseId, exhibitId)}
        />
      ) : (
        <ReadOnlyNote t={t} status={head.status} />
      )}
    </>
  );
}
