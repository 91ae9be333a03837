'use server';

import { redirect } from 'next/navigation';
import { text } from '@/app/form-data';
import { perform } from '@/lib/door/perform';
import type { Reply } from '@/lib/kernel/reply';
import { openPrompt } from '@/lib/prompts/commands/open-prompt';
import { caseHead } from '../case-head';

type Before = Reply<unknown> | null;

/** Opens a prompt and goes where it is written. */
export async function openPromptAction(caseId: string, _: Before, form: FormData) {
  const reply = await perform(openPrompt, { caseId, title: text(form, 'title') });
  if (!reply.ok) return reply;
  const { workspaceId } = await caseHead(caseId);
  redirect(`/${workspaceId}/cases/${caseId}/prompts/${reply.data.promptId}`);
}
