import { getT } from '@/app/locale';
import { ChoiceForm } from '@/components/review/choices/choice-form';
import { PageHeading } from '@/components/shell/page-heading';
import { load } from '@/lib/door/perform';
import { loadChoices } from '@/lib/review/loaders';
import { caseHead } from '../../../case-head';
import { markChoiceAction } from '../actions';

type Props = { params: Promise<{ caseId: string }> };

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('review'))('choices.mark')} · ${title}` };
}

export default async function NewChoicePage({ params }: Props) {
  const { caseId } = await params;
  const [head, map, t] = await Promise.all([
    caseHead(caseId),
    load(loadChoices, { caseId }),
    getT('review'),
  ]);
  const room = `/${head.workspaceId}/cases/${caseId}/review/choices`;
  return (
    <>
      <PageHeading level={2} title={t('choices.mark')}>
        {t('choices.form.lead')}
      </PageHeading>
      {map.may.link ? (
        <ChoiceForm
          act={markChoiceAction.bind(null, caseId)}
          caseId={caseId}
          room={room}
          prompts={map.prompts}
        />
      ) : (
        <p className="text-ink-2">{t('choices.form.readOnly')}</p>
      )}
    </>
  );
}
