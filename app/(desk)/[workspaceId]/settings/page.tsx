import type { Metadata } from 'next';
import { getT } from '@/app/locale';
import { PageHeading } from '@/components/shell/page-heading';
import { CopyButton } from '@/components/ui/copy-button';
import { KeyValues } from '@/components/ui/key-values';
import { RenameForm } from '@/components/workspaces/rename-form';
import { workspaceHead } from '@/lib/workspaces/loaders';
import { renameWorkspaceAction } from './actions';

type Props = { params: Promise<{ workspaceId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('workspace'))('settings.title') };
}

/** Name and identifier of the workspace, and the reader's level in it. */
export default async function SettingsPage({ params }: Props) {
  const { workspaceId } = await params;
  const [head, t, levels, common] = await Promise.all([
    workspaceHead(workspaceId),
    getT('workspace'),
    getT('workspace.access'),
    getT('common.act'),
  ]);
  return (
    <>
      <PageHeading title={t('settings.title')} />
      <div className="grid max-w-prose gap-8">
        {head.can['workspace.amend'] ? (
          <RenameForm workspaceId={head.id} name={head.name} action={renameWorkspaceAction} />
        ) : (
          <p className="text-ink-2">{t('settings.readOnly')}</p>
        )}
        <KeyValues
          items={[
            ...(head.can['workspace.amend']
              ? []
              : [{ key: 'name', label: t('settings.name'), value: head.name }]),
            {
              key: 'access',
              label: t('members.access'),
              value: (
                <>
                  {levels(`${head.access}.name`)}
                  <span className="block text-sm text-ink-2">{levels(`${head.access}.about`)}</span>
                </>
              ),
            },
            {
              key: 'id',
              label: t('settings.identifier'),
              value: (
                <span className="inline-flex flex-wrap items-center gap-2">
                  <code className="break-all">{head.id}</code>
                  <CopyButton value={head.id} label={common('copy')} />
                </span>
              ),
            },
          ]}
        />
      </div>
    </>
  );
}
