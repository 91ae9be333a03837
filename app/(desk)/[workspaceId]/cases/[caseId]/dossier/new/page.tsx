import Link from 'next/link';
import { forbidden } from 'next/navigation';
import { getT } from '@/app/locale';
import { RequestForm } from '@/components/dossier/request-form';
import { PageHeading } from '@/components/shell/page-heading';
import { load } from '@/lib/door/perform';
import { loadExhibits } from '@/lib/exhibits/loaders';
import { caseHead } from '../../case-head';
import { requestDossierAction } from '../actions';

type Props = { params: Promise<{ caseId: string }> };

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('dossier'))('form.title')} · ${title}` };
}

export default async function NewDossierPage({ params }: Props) {
  const { caseId } = await params;
  const head = await caseHead(caseId);
  if (!head.can['dossier.export']) forbidden();
  const [{ exhibits, next }, t] = await Promise.all([
    load(loadExhibits, { caseId }),
    getT('dossier'),
  ]);
  const room = `/${head.workspaceId}/cases/${caseId}/dossier`;
  return (
    <>
      <p className="screen-only mb-2">
        <Link href={room} className="link">
          {t('title')}
        </Link>
      </p>
      <PageHeading level={2} title={t('form.title')}>
        {t('form.lead')}
      </PageHeading>
      <RequestForm
        action={requestDossierAction.bind(null, caseId, room)}
        caseId={caseId}
        size={head.entries}
        exhibits={{
          exhibits: exhibits.map(({ id, number, title, fileName }) => ({
            id,
            number,
            title,
            fileName,
          })),
          next,
        }}
      />
    </>
  );
}
