import type { ReactNode } from 'react';
import { ImportNav } from '@/components/imports/import-nav';
import { ImportProvider } from '@/components/imports/import-provider';
import { loadMe } from '@/lib/accounts/loaders';
import { load } from '@/lib/door/perform';
import { caseHead } from '../case-head';

type Props = { params: Promise<{ caseId: string }>; children: ReactNode };

/** Holds the import for all pages of the room: it goes on from one to the other. */
export default async function ImportLayout({ params, children }: Props) {
  const { caseId } = await params;
  const [{ workspaceId }, me] = await Promise.all([caseHead(caseId), load(loadMe, {})]);
  const room = `/${workspaceId}/cases/${caseId}/import`;
  return (
    <ImportProvider accountId={me.accountId} caseId={caseId} room={room}>
      <ImportNav room={room} />
      {children}
    </ImportProvider>
  );
}
