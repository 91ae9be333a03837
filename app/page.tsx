import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { loadInstance, meOrNobody } from '@/lib/accounts/loaders';
import { ownWorkspaces } from '@/lib/workspaces/loaders';
import { WORKSPACE_COOKIE } from './workspace-cookie';

/** Leads on: to set-up, to sign in, or to the workspace visited last. */
export default async function Start() {
  if (!(await meOrNobody())) {
    const { setUpOpen, sample } = await loadInstance();
    redirect(setUpOpen && sample === null ? '/setup' : '/sign-in');
  }
  const [workspaces, jar] = await Promise.all([ownWorkspaces(), cookies()]);
  const last = jar.get(WORKSPACE_COOKIE)?.value;
  const chosen = workspaces.find((w) => w.id === last) ?? workspaces[0];
  redirect(chosen ? `/${chosen.id}` : '/account/workspaces');
}
