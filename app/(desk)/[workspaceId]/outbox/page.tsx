import type { Metadata } from 'next';
import { getT } from '@/app/locale';
import { PageHeading } from '@/components/shell/page-heading';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import { LetterList } from '@/components/workspaces/letter-list';
import { load } from '@/lib/door/perform';
import { loadOutbox } from '@/lib/workspaces/loaders';

type Props = {
  params: Promise<{ workspaceId: string }>;
  searchParams: Promise<{ before?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('workspace'))('outbox.title') };
}

/** Letters this instance wrote, for owners. */
export default async function OutboxPage({ params, searchParams }: Props) {
  const [{ workspaceId }, { before }] = await Promise.all([params, searchParams]);
  const [page, t] = await Promise.all([
    load(loadOutbox, { workspaceId, ...(typeof before === 'string' ? { before } : {}) }),
    getT('workspace.outbox'),
  ]);
  const here = `/${workspaceId}/outbox`;
  return (
    <>
      <PageHeading title={t('title')}>
        {t('lead')} {t(page.delivers ? 'sends' : 'keeps')}
      </PageHeading>
      {page.letters.length === 0 ? (
        <EmptyState title={t('none')} />
      ) : (
        <LetterList letters={page.letters} delivers={page.delivers} />
      )}
      <Pager
        previous={before === undefined ? null : here}
        next={page.next === null ? null : `${here}?before=${page.next}`}
      />
    </>
  );
}
