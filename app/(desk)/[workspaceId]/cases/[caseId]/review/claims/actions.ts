'use server';

import { redirect } from 'next/navigation';
import type { z } from 'zod';
import { saveItem } from '@/lib/desk/commands/items';
import type { claim } from '@/lib/desk/schema';
import { perform } from '@/lib/door/perform';
import type { Reply } from '@/lib/kernel/reply';
import { caseHead } from '../../case-head';
import { itemIn, saidIn } from '../desk-form';

/** Saves an element of the claim map, or a new version of one, and goes back to the list. */
export async function saveClaimAction(caseId: string, _: Reply<unknown> | null, form: FormData) {
  const item = { kind: 'claim' as const, said: saidIn<z.input<typeof claim>>(form) };
  const reply = await perform(saveItem, { caseId, ...itemIn(form), item });
  if (!reply.ok) return reply;
  const { workspaceId } = await caseHead(caseId);
  redirect(`/${workspaceId}/cases/${caseId}/review/claims`);
}
