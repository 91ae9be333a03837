'use server';

import { revalidatePath } from 'next/cache';
import { text, textOrNull, texts } from '@/app/form-data';
import { amendCase, recordWork, setDisputeDate, setStatus } from '@/lib/cases/commands/amend-case';
import { perform } from '@/lib/door/perform';
import type { Reply } from '@/lib/kernel/reply';

type Before = Reply<unknown> | null;
type Amended = Parameters<typeof amendCase>[1];

/** Shows the case anew once something was recorded. */
function shown<T>(reply: Reply<T>): Reply<T> {
  if (reply.ok) revalidatePath('/[workspaceId]/cases/[caseId]', 'layout');
  return reply;
}

export async function amendCaseAction(caseId: string, _: Before, form: FormData) {
  return shown(
    await perform(amendCase, {
      caseId,
      title: text(form, 'title'),
      party: text(form, 'party'),
      kind: text(form, 'kind') as NonNullable<Amended['kind']>,
      side: text(form, 'side') as NonNullable<Amended['side']>,
      forums: texts(form, 'forums') as NonNullable<Amended['forums']>,
      textAsOf: text(form, 'textAsOf'),
      language: text(form, 'language') as NonNullable<Amended['language']>,
    }),
  );
}

export async function recordWorkAction(caseId: string, _: Before, form: FormData) {
  const workId = text(form, 'workId');
  return shown(
    await perform(recordWork, {
      caseId,
      ...(workId ? { workId } : {}),
      title: text(form, 'title'),
      completedOn: textOrNull(form, 'completedOn'),
      publishedOn: textOrNull(form, 'publishedOn'),
      publishedAt: text(form, 'publishedAt'),
      registrationNumber: text(form, 'registrationNumber'),
      registrationAuthority: text(form, 'registrationAuthority'),
      registeredOn: textOrNull(form, 'registeredOn'),
    }),
  );
}

export async function setDisputeDateAction(caseId: string, _: Before, form: FormData) {
  const input = { caseId, date: textOrNull(form, 'date'), reason: text(form, 'reason') };
  return shown(await perform(setDisputeDate, input));
}

export async function setStatusAction(caseId: string, _: Before, form: FormData) {
  const to = text(form, 'to') as Parameters<typeof setStatus>[1]['to'];
  return shown(await perform(setStatus, { caseId, to, reason: text(form, 'reason') }));
}
