'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { text, textOrNull, texts } from '@/app/form-data';
import { perform } from '@/lib/door/perform';
import type { Reply } from '@/lib/kernel/reply';
import { recordModification } from '@/lib/runs/commands/record-modification';
import { finishWork, publishWork } from '@/lib/runs/commands/work-events';
import { caseHead } from '../../case-head';
import { claimedTime } from '../claimed-time';
import { regionsIn } from './regions-in';

type Before = Reply<unknown> | null;
type Modification = Parameters<typeof recordModification>[1];

/** Shows the case anew once something was recorded. */
function shown<T>(reply: Reply<T>): Reply<T> {
  if (reply.ok) revalidatePath('/[workspaceId]/cases/[caseId]', 'layout');
  return reply;
}

/** Records later work and goes where it stands. */
export async function recordModificationAction(caseId: string, _: Before, form: FormData) {
  const reply = await perform(recordModification, {
    caseId,
    // Words of a list; what is not in it the command refuses.
    kind: text(form, 'kind') as Modification['kind'],
    happenedAt: claimedTime(form),
    editorId: textOrNull(form, 'editorId'),
    before: texts(form, 'before'),
    afterId: text(form, 'afterId'),
    maskId: textOrNull(form, 'maskId'),
    projectId: textOrNull(form, 'projectId'),
    regions: regionsIn(form),
    aspects: texts(form, 'aspects') as NonNullable<Modification['aspects']>,
    tool: text(form, 'tool'),
    toolVersion: text(form, 'toolVersion'),
    purpose: text(form, 'purpose'),
    note: text(form, 'note'),
  });
  if (!reply.ok) return reply;
  const { workspaceId } = await caseHead(caseId);
  redirect(`/${workspaceId}/cases/${caseId}/runs/later-work/${reply.index}`);
}

export async function finishWorkAction(caseId: string, _: Before, form: FormData) {
  return shown(
    await perform(finishWork, {
      caseId,
      workId: text(form, 'workId'),
      exhibitId: text(form, 'exhibitId'),
      happenedAt: claimedTime(form),
      byId: textOrNull(form, 'byId'),
      note: text(form, 'note'),
    }),
  );
}

export async function publishWorkAction(caseId: string, _: Before, form: FormData) {
  const shownThere = text(form, 'promptShown');
  return shown(
    await perform(publishWork, {
      caseId,
      workId: text(form, 'workId'),
      happenedAt: claimedTime(form),
      byId: textOrNull(form, 'byId'),
      exhibitId: textOrNull(form, 'exhibitId'),
      captureId: textOrNull(form, 'captureId'),
      promptShown: shownThere === 'yes' ? true : shownThere === 'no' ? false : null,
      place: text(form, 'place'),
      audience: text(form, 'audience'),
      note: text(form, 'note'),
    }),
  );
}
