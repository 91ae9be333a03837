import { getFormatter, getT } from '@/app/locale';
import { CompareForm } from '@/components/runs/compare-form';
import { ComparedRuns } from '@/components/runs/compared-runs';
import { one } from '@/components/shell/address-value';
import { PageHeading } from '@/components/shell/page-heading';
import { Banner } from '@/components/ui/banner';
import { load } from '@/lib/door/perform';
import { idPattern } from '@/lib/kernel/ids';
import { compareRuns, loadRuns } from '@/lib/runs/loaders';
import { caseHead } from '../../case-head';
import { openedRun } from '../open-run';

type Props = {
  params: Promise<{ caseId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('runs'))('compare.title')} · ${title}` };
}

/** A run that an address names, by identifier or by its number among the runs; null where none is. */
async function runNamed(caseId: string, text: string) {
  if (idPattern('run').test(text)) return openedRun(caseId, text);
  if (!/^[1-9]\d{0,8}$/.test(text)) return null;
  const number = Number(text);
  // Numbers have no gaps: the first run below the next number is it, or there is none.
  const { runs } = await load(loadRuns, { caseId, before: number + 1, limit: 1 });
  return runs.find((run) => run.number === number) ?? null;
}

export default async function ComparePage({ params, searchParams }: Props) {
  const [{ caseId }, query] = await Promise.all([params, searchParams]);
  const asked = [one(query.run), one(query.other)] as const;
  const [head, before, after, t, format] = await Promise.all([
    caseHead(caseId),
    runNamed(caseId, asked[0]),
    runNamed(caseId, asked[1]),
    getT('runs'),
    getFormatter(),
  ]);
  const base = `/${head.workspaceId}/cases/${caseId}`;
  const room = `${base}/runs`;
  const everything = query.all === '1';
  const comparison =
    before && after && before.id !== after.id
      ? await load(compareRuns, { caseId, runId: before.id, otherId: after.id })
      : null;
  const isUnknown = (text: string, found: unknown) => text !== '' && !found;
  const numbers = [before, after].map((run, i) => (run ? String(run.number) : (asked[i] ?? '')));
  const address = `${room}/compare?run=${before?.id ?? ''}&other=${after?.id ?? ''}`;
  return (
    <>
      <PageHeading level={2} title={t('compare.title')}>
        {t('compare.lead')}
      </PageHeading>
      <CompareForm t={t} room={room} numbers={[numbers[0] ?? '', numbers[1] ?? '']} />
      {(isUnknown(asked[0], before) || isUnknown(asked[1], after)) && (
        <Banner tone="warning" title={t('compare.unknownRun')} />
      )}
      {before && after && before.id === after.id && (
        <Banner tone="warning" title={t('compare.sameRun')} />
      )}
      {comparison && (
        <ComparedRuns
          t={t}
          format={format}
          base={base}
          comparison={comparison}
          everything={everything}
          otherView={everything ? address : `${address}&all=1`}
        />
      )}
    </>
  );
}
