import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getFormatter, getT } from '@/app/locale';
import { Part } from '@/components/exhibits/part';
import { RecordPart } from '@/components/exhibits/record/record-part';
import { CompareFiles } from '@/components/making/compare-files';
import { ModificationFacts } from '@/components/making/modification-facts';
import { PageHeading } from '@/components/shell/page-heading';
import { load } from '@/lib/door/perform';
import { loadReadings } from '@/lib/exhibits/loaders';
import { loadModifications } from '@/lib/runs/loaders';
import { caseHead } from '../../../case-head';

type Props = { params: Promise<{ caseId: string; entry: string }> };

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('making'))('later.title')} · ${title}` };
}

/** One step of later work: before and after, what is recorded, what its project file says. */
export default async function LaterWorkStepPage({ params }: Props) {
  const { caseId, entry } = await params;
  if (!/^\d{1,9}$/.test(entry)) notFound();
  const [head, { modifications }, t, records, format] = await Promise.all([
    caseHead(caseId),
    load(loadModifications, { caseId, before: Number(entry) + 1, limit: 1 }),
    getT('making'),
    getT('records'),
    getFormatter(),
  ]);
  const step = modifications[0];
  if (step?.entry !== Number(entry)) notFound();
  const base = `/${head.workspaceId}/cases/${caseId}`;
  const { project } = step;
  const readings = project && (await load(loadReadings, { caseId, exhibitId: project.exhibitId }));
  const index = format.count(step.entry);
  return (
    <>
      <PageHeading
        level={2}
        title={t('later.one.title', { kind: t(`kind.${step.kind}`), index })}
        actions={
          <Link href={`${base}/runs/later-work`} className="link">
            {t('later.one.back')}
          </Link>
        }
      />
      <section aria-label={t('later.one.compare')}>
        <CompareFiles before={step.before} after={step.after} regions={step.regions} />
      </section>
      <ModificationFacts t={t} format={format} base={base} step={step} />
      {project && readings && (
        <>
          <Part id="project" title={t('later.one.project')}>
            <Link href={`${base}/exhibits/${project.exhibitId}#record`} className="link">
              {t('later.one.projectOpen', { number: String(project.number) })}
            </Link>
          </Part>
          <RecordPart
            t={records}
            format={format}
            base={base}
            page={`${base}/exhibits/${project.exhibitId}`}
            kind="file"
            readings={readings}
            again={null}
          />
        </>
      )}
    </>
  );
}
