import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { signOutAction } from '@/app/(auth)/actions';
import { getTheme } from '@/app/theme';
import { WORKSPACE_COOKIE } from '@/app/workspace-cookie';
import { AppShell } from '@/components/shell/app-shell';
import type { RailProps } from '@/components/shell/rail';
import { loadMe } from '@/lib/accounts/loaders';
import { load } from '@/lib/door/perform';
import { ownWorkspaces, workspaceHead } from '@/lib/workspaces/loaders';

/** The desk around a page: of one workspace, or where none is named, of the one visited last. */
export async function Desk({
  workspaceId,
  children,
}: {
  workspaceId?: string;
  children: ReactNode;
}) {
  const [me, workspaces, theme, jar] = await Promise.all([
    load(loadMe, {}),
    ownWorkspaces(),
    getTheme(),
    cookies(),
  ]);
  const last = workspaces.find((w) => w.id === jar.get(WORKSPACE_COOKIE)?.value);
  const id = workspaceId ?? last?.id ?? workspaces[0]?.id;
  const head = id === undefined ? null : await workspaceHead(id);
  const listed = workspaces.map((w) => ({ id: w.id, name: w.name, href: `/${w.id}` }));
  const home = head ? `/${head.id}` : '/account/workspaces';
  return (
    <AppShell
      homeHref={home}
      workspace={head && { id: head.id, name: head.name, href: home }}
      workspaces={listed}
      workspacesHref="/account/workspaces"
      places={head ? placesIn(head.id, head.can) : []}
      person={{ name: me.name, email: me.email }}
      accountHref="/account"
      signOut={signOutAction}
      theme={theme}
    >
      {children}
    </AppShell>
  );
}

function placesIn(
  id: string,
  can: Awaited<ReturnType<typeof workspaceHead>>['can'],
): RailProps['places'] {
  return [
    { place: 'cases', href: `/${id}` },
    ...(can['member.read'] ? [{ place: 'members' as const, href: `/${id}/members` }] : []),
    ...(can['outbox.read'] ? [{ place: 'outbox' as const, href: `/${id}/outbox` }] : []),
    { place: 'settings', href: `/${id}/settings` },
  ];
}
