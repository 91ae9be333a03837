'use server';

import { revalidatePath } from 'next/cache';
import { text } from '@/app/form-data';
import { perform } from '@/lib/door/perform';
import type { Reply } from '@/lib/kernel/reply';
import { askCheck } from '@/lib/logbook/commands/ask-check';
import { erasePayload } from '@/lib/logbook/commands/erase-payload';

type Before = Reply<unknown> | null;

/** Shows the case anew once something was asked for or recorded. */
function shown<T>(reply: Reply<T>): Reply<T> {
  if (reply.ok) revalidatePath('/[workspaceId]/cases/[caseId]', 'layout');
  return reply;
}

export async function askCheckAction(caseId: string, _before: Before, _form: FormData) {
  return shown(await perform(askCheck, { caseId }));
}

export async function erasePayloadAction(
  caseId: string,
  index: number,
  _before: Before,
  form: FormData,
) {
  return shown(await perform(erasePayload, { caseId, index, reason: text(form, 'reason') }));
}
