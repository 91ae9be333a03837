import type { ReactNode } from 'react';
import { StatementsNav } from '@/components/statements/statements-nav';
import { caseHead } from '../case-head';

type Props = { params: Promise<{ caseId: string }>; children: ReactNode };

/** The pages of what contributors say under their tabs. */
export default async function StatementsLayout({ params, children }: Props) {
  const { caseId } = await params;
  const { workspaceId } = await caseHead(caseId);
  return (
    <>
      <StatementsNav room={`/${workspaceId}/cases/${caseId}/statements`} />
      {children}
    </>
  );
}
