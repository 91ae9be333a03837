import { notFound, redirect } from 'next/navigation';
import { getT } from '@/app/locale';
import { PageHeading } from '@/components/shell/page-heading';
import { AboutRecordLink } from '@/components/statements/about-record';
import { TranslationForm } from '@/components/statements/translation-form';
import { load } from '@/lib/door/perform';
import { recordRef } from '@/lib/entries/record-ref';
import { loadSource } from '@/lib/statements/loaders';
import { caseHead } from '../../../case-head';
import { addTranslationAction } from '../../actions';

type Query = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ caseId: string }>; searchParams: Promise<Query> };

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('statements'))('translation.add')} · ${title}` };
}

/** Words of a record are translated. */
export default async function NewTranslationPage({ params, searchParams }: Props) {
  const [{ caseId }, { kind, id, revision }] = await Promise.all([params, searchParams]);
  const asked = recordRef.safeParse({
    kind,
    id,
    revision: typeof revision === 'string' ? Number(revision) : null,
  });
  if (!asked.success) notFound();
  const record = asked.data;
  const head = await caseHead(caseId);
  const base = `/${head.workspaceId}/cases/${caseId}`;
  // The list says why and who can.
  if (!head.can['translation.write']) redirect(`${base}/statements/translations`);
  const [source, t] = await Promise.all([load(loadSource, { caseId, record }), getT('statements')]);
  return (
    <>
      <PageHeading level={2} title={t('translation.add')}>
        {t('translation.of')} <AboutRecordLink t={t} base={base} about={source.about} />
        <span className="block">{t('translation.rule')}</span>
      </PageHeading>
      <TranslationForm act={addTranslationAction.bind(null, caseId, record)} source={source} />
    </>
  );
}
