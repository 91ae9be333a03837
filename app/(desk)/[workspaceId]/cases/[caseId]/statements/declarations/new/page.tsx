import { notFound, redirect } from 'next/navigation';
import { getLocale, getT } from '@/app/locale';
import { PageHeading } from '@/components/shell/page-heading';
import { DeclarationForm } from '@/components/statements/declaration-form';
import { presentQuestionnaire } from '@/lib/elements/questionnaires';
import { DECLARATIONS } from '@/lib/entries/vocabulary';
import { caseHead } from '../../../case-head';
import { casePeople } from '../../../people/case-people';
import { saveDeclarationAction } from '../../actions';

type Props = {
  params: Promise<{ caseId: string }>;
  searchParams: Promise<{ template?: string | string[] }>;
};

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('statements'))('declaration.fillIn')} · ${title}` };
}

/** A declaration is filled in for the first time. */
export default async function NewDeclarationPage({ params, searchParams }: Props) {
  const [{ caseId }, asked] = await Promise.all([params, searchParams]);
  const template = DECLARATIONS.find((one) => one === asked.template);
  if (!template) notFound();
  const head = await caseHead(caseId);
  // The list says why and who can.
  if (!head.can['declaration.write']) {
    redirect(`/${head.workspaceId}/cases/${caseId}/statements/declarations`);
  }
  const [{ contributors }, t, locale] = await Promise.all([
    casePeople(caseId),
    getT('statements'),
    getLocale(),
  ]);
  const questionnaire = presentQuestionnaire(template);
  return (
    <>
      <PageHeading level={2} title={questionnaire.title[locale]}>
        {questionnaire.about[locale]} {t('declaration.rule')}
      </PageHeading>
      <DeclarationForm
        act={saveDeclarationAction.bind(null, caseId, { template, after: 0 })}
        questionnaire={questionnaire}
        people={contributors.map(({ id, name }) => ({ id, name }))}
        blanks={[]}
        contributorId={null}
      />
    </>
  );
}
