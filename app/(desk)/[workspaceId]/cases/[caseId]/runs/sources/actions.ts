'use server';

import { revalidatePath } from 'next/cache';
import { text, textOrNull } from '@/app/form-data';
import { closeSource, openSource } from '@/lib/capture/commands/manage-source';
import { perform } from '@/lib/door/perform';
import type { Reply } from '@/lib/kernel/reply';

type Before = Reply<unknown> | null;
type Wish = Parameters<typeof openSource>[1];

/** Shows the case anew once something was recorded. */
function shown<T>(reply: Reply<T>): Reply<T> {
  if (reply.ok) revalidatePath('/[workspaceId]/cases/[caseId]', 'layout');
  return reply;
}

/** Opens a source; what a form does not ask for its kind is absent. */
export async function openSourceAction(caseId: string, _: Before, form: FormData) {
  const onFailure = text(form, 'onFailure');
  return shown(
    await perform(openSource, {
      caseId,
      tool: text(form, 'tool') as Wish['tool'],
      label: text(form, 'label'),
      upstream: text(form, 'upstream'),
      folder: text(form, 'folder'),
      software: text(form, 'software'),
      key: text(form, 'key'),
      generatorId: textOrNull(form, 'generatorId'),
      ...(onFailure === '' ? {} : { onFailure: onFailure as Wish['onFailure'] }),
    }),
  );
}

export async function closeSourceAction(
  caseId: string,
  sourceId: string,
  _: Before,
  _form: FormData,
) {
  return shown(await perform(closeSource, { caseId, sourceId }));
}
