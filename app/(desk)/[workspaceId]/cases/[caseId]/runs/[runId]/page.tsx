import { getFormatter, getT } from '@/app/locale';
import { RunClass, RunGenerator, RunPeople, RunRecreates } from '@/components/runs/run-facts';
import { RunHead } from '@/components/runs/run-head';
import { RunIn } from '@/components/runs/run-in';
import { RunOut, RunRecords } from '@/components/runs/run-out';
import { RunSaid } from '@/components/runs/run-said';
import { load } from '@/lib/door/perform';
import { loadGenerators, loadSelections } from '@/lib/runs/loaders';
import { caseHead } from '../../case-head';
import { CounselNotes } from '../../counsel-notes';
import { casePeople } from '../../people/case-people';
import { RecordElements } from '../../record-elements';
import { RecordQuestions } from '../../record-questions';
import { RecordTranslations } from '../../record-translations';
import { describeRunAction } from '../actions';
import { openedRun } from '../open-run';

type Props = { params: Promise<{ caseId: string; runId: string }> };

/** Choices among its outputs that are shown, newest first. */
const MOST_CHOICES = 50;

export async function generateMetadata({ params }: Props) {
  const { caseId, runId } = await params;
  const [{ title }, { number, series }, t, format] = await Promise.all([
    caseHead(caseId),
    openedRun(caseId, runId),
    getT('runs'),
    getFormatter(),
  ]);
  const name = t(series === 'recreation' ? 'recreationNumber' : 'number', {
    number: format.count(number),
  });
  return { title: `${name} · ${title}` };
}

export default async function RunPage({ params }: Props) {
  const { caseId, runId } = await params;
  const [head, run, { selections }, { contributors }, t, rules, format] = await Promise.all([
    caseHead(caseId),
    openedRun(caseId, runId),
    load(loadSelections, { caseId, runId, limit: MOST_CHOICES }),
    casePeople(caseId),
    getT('runs'),
    getT('exhibits'),
    getFormatter(),
  ]);
  const { generators } = run.generator
    ? await load(loadGenerators, { caseId })
    : { generators: [] };
  const base = `/${head.workspaceId}/cases/${caseId}`;
  const names = new Map(contributors.map(({ id, name }) => [id, name]));
  const about = { t, format, base, run };
  const record = { kind: 'run' as const, id: runId, revision: null };
  return (
    <article>
      <RunHead t={t} format={format} room={`${base}/runs`} run={run} />
      <RunRecreates {...about} />
      <RunIn {...about} names={names} />
      <RunOut {...about} names={names} selections={selections} />
      <RunRecords {...about} />
      <RunPeople t={t} run={run} />
      <RunGenerator
        {...about}
        generator={generators.find(({ id }) => id === run.generator?.id) ?? null}
      />
      <RunSaid
        base={base}
        run={run}
        describe={run.may.record ? describeRunAction.bind(null, caseId, runId) : null}
      />
      {run.series === 'run' && <RecordElements caseId={caseId} record={record} />}
      <RecordTranslations caseId={caseId} record={record} />
      <RecordQuestions caseId={caseId} record={record} />
      <CounselNotes caseId={caseId} record={{ kind: 'run', id: runId }} />
      <RunClass {...about} rules={rules} />
    </article>
  );
}
