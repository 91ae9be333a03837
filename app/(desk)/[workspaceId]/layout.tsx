import type { ReactNode } from 'react';
import { Desk } from '../desk';

type Props = { params: Promise<{ workspaceId: string }>; children: ReactNode };

/** The desk of one workspace; not found for strangers. */
export default async function WorkspaceLayout({ params, children }: Props) {
  const { workspaceId } = await params;
  return <Desk workspaceId={workspaceId}>{children}</Desk>;
}
