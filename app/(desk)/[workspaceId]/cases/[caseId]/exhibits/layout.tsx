import type { ReactNode } from 'react';
import { IntakeProvider } from '@/components/exhibits/intake/intake-provider';
import { IntakeStrip, IntakeVoice } from '@/components/exhibits/intake/intake-strip';
import { PageDrop } from '@/components/exhibits/intake/page-drop';
import { loadMe } from '@/lib/accounts/loaders';
import { load } from '@/lib/door/perform';
import { caseHead } from '../case-head';
import { caseSuppliers } from './case-suppliers';

type Props = { params: Promise<{ caseId: string }>; children: ReactNode };

/** Holds the intake for all pages of the room: it goes on from one to the other. */
export default async function ExhibitsLayout({ params, children }: Props) {
  const { caseId } = await params;
  const [head, me, suppliers] = await Promise.all([
    caseHead(caseId),
    load(loadMe, {}),
    caseSuppliers(caseId),
  ]);
  return (
    <IntakeProvider
      accountId={me.accountId}
      caseId={caseId}
      room={`/${head.workspaceId}/cases/${caseId}/exhibits`}
      suppliers={suppliers}
    >
      <IntakeStrip />
      {children}
      <PageDrop mayAdd={head.can['exhibit.add']} />
      <IntakeVoice />
    </IntakeProvider>
  );
}
