'use server';

import { revalidatePath } from 'next/cache';
import { text, textOrNull, texts } from '@/app/form-data';
import { perform } from '@/lib/door/perform';
import type { Reply } from '@/lib/kernel/reply';
import { recordGenerator } from '@/lib/runs/commands/record-generator';

/** States an account at a tool, or states one anew. */
export async function recordGeneratorAction(
  caseId: string,
  _: Reply<unknown> | null,
  form: FormData,
) {
  const generatorId = textOrNull(form, 'generatorId');
  const reply = await perform(recordGenerator, {
    caseId,
    ...(generatorId && { generatorId }),
    service: text(form, 'service'),
    account: text(form, 'account'),
    plan: text(form, 'plan'),
    holderId: textOrNull(form, 'holderId'),
    startsOn: textOrNull(form, 'startsOn'),
    endsOn: textOrNull(form, 'endsOn'),
    proofs: texts(form, 'proofs'),
    termsId: textOrNull(form, 'termsId'),
    note: text(form, 'note'),
  });
  if (reply.ok) revalidatePath('/[workspaceId]/cases/[caseId]', 'layout');
  return reply;
}
