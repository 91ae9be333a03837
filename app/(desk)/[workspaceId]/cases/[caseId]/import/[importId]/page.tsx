import Link from 'next/link';
import { getFormatter, getT } from '@/app/locale';
import { SafeText } from '@/components/exhibits/safe-text';
import { visibleName } from '@/components/exhibits/visible-name';
import { FileTable } from '@/components/imports/file-table';
import { ReportHead } from '@/components/imports/report-head';
import { StateLinks } from '@/components/imports/state-links';
import { PageHeading } from '@/components/shell/page-heading';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import { load } from '@/lib/door/perform';
import type { ItemState } from '@/lib/imports/dto';
import { loadImport, loadImportFiles } from '@/lib/imports/loaders';
import { ITEM_STATES } from '@/lib/imports/model';
import { caseHead } from '../../case-head';

type Props = {
  params: Promise<{ caseId: string; importId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const PER_PAGE = 100;

export async function generateMetadata({ params }: Props) {
  const { caseId, importId } = await params;
  const { label } = await load(loadImport, { caseId, importId });
  return { title: `${visibleName(label)} · ${(await getT('imports'))('title')}` };
}

export default async function ImportPage({ params, searchParams }: Props) {
  const [{ caseId, importId }, raw] = await Promise.all([params, searchParams]);
  const state: ItemState | undefined = ITEM_STATES.find((one) => one === raw.state);
  const after = typeof raw.after === 'string' && /^\d{1,6}$/.test(raw.after) ? raw.after : null;
  const [{ workspaceId }, one, { files, next }, t, format] = await Promise.all([
    caseHead(caseId),
    load(loadImport, { caseId, importId }),
    load(loadImportFiles, {
      caseId,
      importId,
      limit: PER_PAGE,
      ...(state ? { state } : {}),
      ...(after ? { after } : {}),
    }),
    getT('imports'),
    getFormatter(),
  ]);
  const base = `/${workspaceId}/cases/${caseId}`;
  const room = `${base}/import/${importId}`;
  const query = (at: number) => `${room}?${state ? `state=${state}&` : ''}after=${at}`;
  const [first, last] = [files[0], files.at(-1)];
  return (
    <>
      <p className="screen-only mb-2 text-sm">
        <Link href={`${base}/import`} className="link">
          {t('report.back')}
        </Link>
      </p>
      <PageHeading level={2} title={<SafeText text={one.label} />} />
      <ReportHead t={t} format={format} base={base} one={one} />
      <StateLinks t={t} format={format} room={room} counts={one.counts} state={state ?? null} />
      {first && last ? (
        <FileTable t={t} format={format} base={base} files={files} />
      ) : (
        <EmptyState title={one.files === 0 ? t('report.empty') : t('report.none')}>
          {one.files === 0 ? t('report.emptyText') : t('report.noneText')}
        </EmptyState>
      )}
      <Pager
        previous={after === null ? null : state ? `${room}?state=${state}` : room}
        next={next === null ? null : query(next)}
      >
        {first &&
          last &&
          t('report.range', {
            first: format.count(first.position + 1),
            last: format.count(last.position + 1),
            total: format.count(one.files),
          })}
      </Pager>
    </>
  );
}
