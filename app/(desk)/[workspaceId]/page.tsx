import type { Metadata } from 'next';
import { getT } from '@/app/locale';
import { CaseListSection } from '@/components/cases/case-list-section';
import { loadCases } from '@/lib/cases/loaders';
import { load } from '@/lib/door/perform';

type Props = {
  params: Promise<{ workspaceId: string }>;
  searchParams: Promise<{ before?: string | string[] }>;
};

const PER_PAGE = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('cases'))('list.title') };
}

/** The cases of a workspace. */
export default async function WorkspacePage({ params, searchParams }: Props) {
  const [{ workspaceId }, { before }] = await Promise.all([params, searchParams]);
  const from = typeof before === 'string' && /^\d{1,9}$/.test(before) ? Number(before) : null;
  const [{ cases, mayOpen }, t, status] = await Promise.all([
    load(loadCases, { workspaceId, limit: PER_PAGE, ...(from === null ? {} : { before: from }) }),
    getT('cases'),
    getT('shell.status'),
  ]);
  const last = cases.length === PER_PAGE ? cases.at(-1) : undefined;
  return (
    <CaseListSection
      t={t}
      status={status}
      workspaceId={workspaceId}
      cases={cases}
      mayOpen={mayOpen}
      next={last ? `/${workspaceId}?before=${last.cursor}` : null}
    />
  );
}
