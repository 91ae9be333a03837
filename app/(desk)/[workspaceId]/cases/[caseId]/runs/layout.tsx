import type { ReactNode } from 'react';
import { RunsNav } from '@/components/runs/runs-nav';
import { caseHead } from '../case-head';

type Props = { params: Promise<{ caseId: string }>; children: ReactNode };

/** The pages of the Runs room under their tabs. */
export default async function RunsLayout({ params, children }: Props) {
  const { caseId } = await params;
  const { workspaceId } = await caseHead(caseId);
  const base = `/${workspaceId}/cases/${caseId}`;
  return (
    <>
      <RunsNav room={`${base}/runs`} imports={`${base}/import`} />
      {children}
    </>
  );
}
