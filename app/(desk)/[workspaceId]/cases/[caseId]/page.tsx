import { getT } from '@/app/locale';
import { AmendCase, RecordWork, SetDisputeDate, SetStatus } from '@/components/cases/case-changes';
import {
  CaseFactsSection,
  ClosedNote,
  GuidedStart,
  HoldingsSection,
  WorksSection,
} from '@/components/cases/overview';
import { loadOverview } from '@/lib/cases/loaders';
import { load } from '@/lib/door/perform';
import {
  amendCaseAction,
  recordWorkAction,
  setDisputeDateAction,
  setStatusAction,
} from './actions';
import { caseHead } from './case-head';

type Props = { params: Promise<{ caseId: string }> };

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title };
}

export default async function OverviewPage({ params }: Props) {
  const { caseId } = await params;
  const head = await caseHead(caseId);
  const overview = await load(loadOverview, { caseId });
  const t = await getT('cases');
  const may = head.can['case.amend'];
  const record = recordWorkAction.bind(null, caseId);
  return (
    <>
      <ClosedNote t={t} status={head.status} />
      {overview.exhibits === 0 && head.can['exhibit.add'] && <GuidedStart t={t} head={head} />}
      <CaseFactsSection
        t={t}
        head={head}
        actions={
          <>
            {may && <AmendCase head={head} action={amendCaseAction.bind(null, caseId)} />}
            {may && <SetDisputeDate head={head} action={setDisputeDateAction.bind(null, caseId)} />}
            {head.can['case.set_status'] && (
              <SetStatus head={head} action={setStatusAction.bind(null, caseId)} />
            )}
          </>
        }
      />
      <WorksSection
        t={t}
        works={overview.works}
        add={may && <RecordWork work={null} action={record} />}
        edit={(work) => may && <RecordWork work={work} action={record} />}
      />
      <HoldingsSection t={t} overview={overview} head={head} />
    </>
  );
}
