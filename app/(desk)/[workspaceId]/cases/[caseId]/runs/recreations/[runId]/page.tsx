import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getFormatter, getT } from '@/app/locale';
import { Part } from '@/components/exhibits/part';
import { RecreationBanner } from '@/components/making/recreation-banner';
import { RecreationFacts } from '@/components/making/recreation-facts';
import { DifferenceTable } from '@/components/runs/difference-table';
import { PageHeading } from '@/components/shell/page-heading';
import { load } from '@/lib/door/perform';
import { compareRuns, loadRun } from '@/lib/runs/loaders';
import { alwaysCompared } from '@/lib/runs/model/always-compared';
import { caseHead } from '../../../case-head';

type Props = { params: Promise<{ caseId: string; runId: string }> };

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('making'))('recreation.title')} · ${title}` };
}

/** One recreation beside the run it imitates: what is the same, what differs, what nobody stated. */
export default async function RecreationPage({ params }: Props) {
  const { caseId, runId } = await params;
  const [head, recreation, t, runs, format] = await Promise.all([
    caseHead(caseId),
    load(loadRun, { caseId, runId }),
    getT('making'),
    getT('runs'),
    getFormatter(),
  ]);
  // A run of the making has a page of its own, where it is called what it is.
  if (recreation.series !== 'recreation') notFound();
  const base = `/${head.workspaceId}/cases/${caseId}`;
  const original = recreation.recreates?.run ?? null;
  const compared =
    original && (await load(compareRuns, { caseId, runId: original.id, otherId: runId }));
  const name = t('recreation.number', { number: format.count(recreation.number) });
  return (
    <>
      <PageHeading
        level={2}
        title={name}
        actions={
          <Link href={`${base}/runs/recreations`} className="link">
            {t('recreation.back')}
          </Link>
        }
      />
      <RecreationBanner t={t} />
      <Part
        id="compared"
        title={t('recreation.table.title')}
        text={compared && t('recreation.table.text')}
      >
        {original && compared ? (
          <DifferenceTable
            t={runs}
            differences={alwaysCompared(compared.differences)}
            titles={[t('recreation.run', { number: format.count(original.number) }), name]}
          />
        ) : (
          <p className="text-ink-2">{t('recreation.table.none')}</p>
        )}
      </Part>
      <RecreationFacts t={t} format={format} base={base} recreation={recreation} />
    </>
  );
}
