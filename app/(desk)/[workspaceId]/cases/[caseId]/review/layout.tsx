import type { ReactNode } from 'react';
import { ReviewNav } from '@/components/review/review-nav';
import { caseHead } from '../case-head';

type Props = { params: Promise<{ caseId: string }>; children: ReactNode };

/** The pages of the review under their tabs. */
export default async function ReviewLayout({ params, children }: Props) {
  const { caseId } = await params;
  const { workspaceId } = await caseHead(caseId);
  return (
    <>
      <ReviewNav room={`/${workspaceId}/cases/${caseId}/review`} />
      {children}
    </>
  );
}
