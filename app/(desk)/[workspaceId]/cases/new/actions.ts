'use server';

import { redirect } from 'next/navigation';
import { text, textOrNull, texts } from '@/app/form-data';
import { openCase } from '@/lib/cases/commands/open-case';
import { perform } from '@/lib/door/perform';
import type { Reply } from '@/lib/kernel/reply';

type Input = Parameters<typeof openCase>[1];

/** Opens a case and goes to it. Words outside the vocabularies are refused by the command. */
export async function openCaseAction(
  workspaceId: string,
  _before: Reply<unknown> | null,
  form: FormData,
): Promise<Reply<unknown>> {
  const workTitle = text(form, 'workTitle').trim();
  const textAsOf = text(form, 'textAsOf');
  const reply = await perform(openCase, {
    workspaceId,
    title: text(form, 'title'),
    kind: text(form, 'kind') as Input['kind'],
    side: text(form, 'side') as Input['side'],
    party: text(form, 'party'),
    forums: texts(form, 'forums') as Input['forums'],
    ...(textAsOf ? { textAsOf } : {}),
    disputeDate: textOrNull(form, 'disputeDate'),
    language: text(form, 'language') as Input['language'],
    works: workTitle ? [{ title: workTitle }] : [],
  });
  if (reply.ok) redirect(`/${workspaceId}/cases/${reply.data.caseId}`);
  return reply;
}
