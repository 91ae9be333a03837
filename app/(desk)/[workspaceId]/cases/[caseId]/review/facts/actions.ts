'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import type { z } from 'zod';
import { text, texts } from '@/app/form-data';
import { orderFacts, saveItem, withdrawItem } from '@/lib/desk/commands/items';
import type { fact } from '@/lib/desk/schema';
import { perform } from '@/lib/door/perform';
import type { Reply } from '@/lib/kernel/reply';
import { caseHead } from '../../case-head';
import { itemIn, saidIn } from '../desk-form';

type Before = Reply<unknown> | null;

/** Saves a fact, or a new version of one, and goes back to the list. */
export async function saveFactAction(caseId: string, _: Before, form: FormData) {
  const item = { kind: 'fact' as const, said: saidIn<z.input<typeof fact>>(form) };
  const reply = await perform(saveItem, { caseId, ...itemIn(form), item });
  if (!reply.ok) return reply;
  const { workspaceId } = await caseHead(caseId);
  redirect(`/${workspaceId}/cases/${caseId}/review/facts`);
}

/** Keeps the order in which one reads the facts. */
export async function orderFactsAction(caseId: string, _: Before, form: FormData) {
  const reply = await perform(orderFacts, { caseId, facts: texts(form, 'facts') });
  if (reply.ok) revalidatePath('/[workspaceId]/cases/[caseId]/review/facts', 'page');
  return reply;
}

/** Takes an item of the desk back. */
export async function withdrawItemAction(caseId: string, _: Before, form: FormData) {
  const reply = await perform(withdrawItem, {
    caseId,
    itemId: text(form, 'itemId'),
    version: Number(text(form, 'version')),
    reason: text(form, 'reason'),
  });
  if (reply.ok) revalidatePath('/[workspaceId]/cases/[caseId]/review', 'layout');
  return reply;
}
