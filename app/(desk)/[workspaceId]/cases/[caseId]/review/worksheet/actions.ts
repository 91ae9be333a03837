'use server';

import { revalidatePath } from 'next/cache';
import { text } from '@/app/form-data';
import { saveItem } from '@/lib/desk/commands/items';
import { perform } from '@/lib/door/perform';
import type { Cite } from '@/lib/elements/cite';
import type { QuestionNumber } from '@/lib/elements/questions';
import type { Reply } from '@/lib/kernel/reply';
import { itemIn, saidIn } from '../desk-form';

/** Saves a remark on a question, or a new version of one. */
export async function saveRemarkAction(caseId: string, _: Reply<unknown> | null, form: FormData) {
  // A number that is none of a question the command refuses.
  const question = Number(text(form, 'question')) as QuestionNumber;
  const item = {
    kind: 'remark' as const,
    said: { question, text: text(form, 'text'), cites: saidIn<Cite[]>(form) },
  };
  const reply = await perform(saveItem, { caseId, ...itemIn(form), item });
  if (reply.ok) revalidatePath('/[workspaceId]/cases/[caseId]/review/worksheet', 'page');
  return reply;
}
