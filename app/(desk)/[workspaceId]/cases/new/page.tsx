import { forbidden } from 'next/navigation';
import { getT } from '@/app/locale';
import { NewCaseForm } from '@/components/cases/new-case-form';
import { PageHeading } from '@/components/shell/page-heading';
import { loadCases } from '@/lib/cases/loaders';
import { load } from '@/lib/door/perform';
import { openCaseAction } from './actions';

type Props = { params: Promise<{ workspaceId: string }> };

export async function generateMetadata() {
  return { title: (await getT('cases'))('new.title') };
}

export default async function NewCasePage({ params }: Props) {
  const { workspaceId } = await params;
  const { mayOpen } = await load(loadCases, { workspaceId, limit: 1 });
  if (!mayOpen) forbidden();
  const t = await getT('cases');
  return (
    <>
      <PageHeading title={t('new.title')}>{t('new.text')}</PageHeading>
      <NewCaseForm action={openCaseAction.bind(null, workspaceId)} />
    </>
  );
}
