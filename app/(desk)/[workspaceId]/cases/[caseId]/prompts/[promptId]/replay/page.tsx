import { getT } from '@/app/locale';
import { ReplayView } from '@/components/prompts/views/replay-view';
import { PageHeading } from '@/components/shell/page-heading';
import { caseHead } from '../../../case-head';
import { promptAbout } from '../prompt-about';

type Props = {
  params: Promise<{ caseId: string; promptId: string }>;
  searchParams: Promise<{ op?: string | string[] }>;
};

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('attribution'))('replay.title')} · ${title}` };
}

export default async function ReplayPage({ params, searchParams }: Props) {
  const [{ caseId, promptId }, { op }, t] = await Promise.all([
    params,
    searchParams,
    getT('attribution'),
  ]);
  const about = await promptAbout(caseId, promptId);
  const asked = typeof op === 'string' && /^\d{1,12}$/.test(op) ? Number(op) + 1 : undefined;
  return (
    <>
      <PageHeading level={2} title={t('replay.title')}>
        {t('replay.lead')}
      </PageHeading>
      <ReplayView about={about} start={asked} />
    </>
  );
}
