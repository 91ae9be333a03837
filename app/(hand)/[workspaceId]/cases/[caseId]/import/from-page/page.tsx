import { getT } from '@/app/locale';
import { ReadOnlyNote } from '@/components/exhibits/read-only-note';
import { TakingWindow } from '@/components/imports/from-page/taking-window';
import { ImportProvider } from '@/components/imports/import-provider';
import { PageHeading } from '@/components/shell/page-heading';
import { loadMe } from '@/lib/accounts/loaders';
import { loadCase } from '@/lib/cases/loaders';
import { load } from '@/lib/door/perform';
import { loadImports } from '@/lib/imports/loaders';

type Props = { params: Promise<{ caseId: string }> };

export async function generateMetadata() {
  return { title: (await getT('imports'))('fromPage.title') };
}

/** Where a generator's page hands pictures over. Its header lets the two windows talk: see proxy.ts. */
export default async function FromPagePage({ params }: Props) {
  const { caseId } = await params;
  const [head, me, { may }, t, exhibits] = await Promise.all([
    load(loadCase, { caseId }),
    load(loadMe, {}),
    load(loadImports, { caseId, limit: 1 }),
    getT('imports'),
    getT('exhibits'),
  ]);
  const room = `/${head.workspaceId}/cases/${caseId}/import`;
  return (
    <>
      <PageHeading title={t('fromPage.title')}>{t('fromPage.lead')}</PageHeading>
      {may.write ? (
        <ImportProvider accountId={me.accountId} caseId={caseId} room={room}>
          <TakingWindow title={head.title} person={me.name} />
        </ImportProvider>
      ) : (
        <ReadOnlyNote t={exhibits} status={head.status} />
      )}
    </>
  );
}
