'use server';

import { revalidatePath } from 'next/cache';
import { text } from '@/app/form-data';
import type { FormState } from '@/components/accounts/form-state';
import { perform } from '@/lib/door/perform';
import { renameWorkspace } from '@/lib/workspaces/commands/open-workspace';

/** Renames the workspace. */
export async function renameWorkspaceAction(_: FormState, data: FormData): Promise<FormState> {
  const workspaceId = text(data, 'workspaceId');
  const name = text(data, 'name');
  const reply = await perform(renameWorkspace, { workspaceId, name });
  if (reply.ok) revalidatePath(`/${workspaceId}`, 'layout');
  return { reply, typed: { name } };
}
