import { eq } from 'drizzle-orm';
import { membership, workspace } from '@/db/schema/workspaces';
import type { Tx } from '@/db/tx';
import { command } from '@/lib/door/command';
import type { Client } from '@/lib/kernel/actor';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { noteAccess } from '../queries';
import { openWorkspaceInput, renameWorkspaceInput } from '../schema';

/** Makes a workspace with its first owner; part of a transaction that made the account, or found it. */
export async function foundWorkspace(
  tx: Tx,
  name: string,
  accountId: string,
  client: Client,
  sessionId: string | null = null,
): Promise<string> {
  const workspaceId = newId('workspace');
  await tx.insert(workspace).values({ id: workspaceId, name });
  await tx
    .insert(membership)
    .values({ id: newId('membership'), workspaceId, accountId, access: 'owner' });
  const by = { actorId: accountId, sessionId, client };
  const where = { workspaceId, caseId: null };
  await noteAccess(tx, 'access_granted', by, where, { account: accountId, access: 'owner' });
  return workspaceId;
}

/** Opens a workspace of one's own. */
export const openWorkspace = command({
  name: 'workspace.open',
  action: 'workspace.open',
  input: openWorkspaceInput,
  async run({ tx, grant, input, client }) {
    const { actor } = grant;
    if (actor.kind !== 'person') throw new AppError('FORBIDDEN');
    const workspaceId = await foundWorkspace(tx, input.name, actor.id, client, actor.session);
    return { answer: { workspaceId }, unrecorded: 'a workspace has no case yet' };
  },
});

/** Renames a workspace. */
export const renameWorkspace = command({
  name: 'workspace.rename',
  action: 'workspace.amend',
  input: renameWorkspaceInput,
  async run({ tx, grant, input }) {
    await tx.update(workspace).set({ name: input.name }).where(eq(workspace.id, grant.workspaceId));
    return { answer: null, unrecorded: 'the name of a workspace stands in no case' };
  },
});
