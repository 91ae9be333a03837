import { forbidden } from 'next/navigation';
import type { ReactNode } from 'react';
import { caseHead } from '../../case-head';

type Props = { params: Promise<{ caseId: string }>; children: ReactNode };

/** Refuses with its status before a loading state is sent, which would say that all is well. */
export default async function DossierLayout({ params, children }: Props) {
  const { can } = await caseHead((await params).caseId);
  if (!can['dossier.read']) forbidden();
  return children;
}
