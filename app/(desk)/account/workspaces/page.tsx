import type { Metadata } from 'next';
import { getT } from '@/app/locale';
import { Section } from '@/components/accounts/section';
import { PageHeading } from '@/components/shell/page-heading';
import { OpenWorkspaceForm } from '@/components/workspaces/open-workspace-form';
import { WorkspaceList } from '@/components/workspaces/workspace-list';
import { ownWorkspaces } from '@/lib/workspaces/loaders';
import { openWorkspaceAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('workspace'))('home.title') };
}

/** The workspaces one has a place in, and opening another. */
export default async function WorkspacesPage() {
  const [workspaces, t] = await Promise.all([ownWorkspaces(), getT('workspace.home')]);
  return (
    <>
      <PageHeading title={t('title')} />
      <div className="grid gap-10">
        <WorkspaceList workspaces={workspaces} />
        <Section title={t('open')} note={t('openNote')}>
          <OpenWorkspaceForm action={openWorkspaceAction} />
        </Section>
      </div>
    </>
  );
}
