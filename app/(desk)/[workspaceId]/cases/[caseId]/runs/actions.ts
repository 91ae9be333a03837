'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { text } from '@/app/form-data';
import { type StatedRun, statedRun } from '@/components/runs/stated-run';
import { perform } from '@/lib/door/perform';
import type { Reply } from '@/lib/kernel/reply';
import { describeRun } from '@/lib/runs/commands/describe-run';
import { recordSelection } from '@/lib/runs/commands/record-selection';
import { stateRun } from '@/lib/runs/commands/state-run';
import { caseHead } from '../case-head';
import { claimedTime } from './claimed-time';

type Before = Reply<unknown> | null;

/** Shows the case anew once something was recorded. */
function shown<T>(reply: Reply<T>): Reply<T> {
  if (reply.ok) revalidatePath('/[workspaceId]/cases/[caseId]', 'layout');
  return reply;
}

/** Records what was changed of purpose and note, and nothing where nothing was. */
export async function describeRunAction(caseId: string, runId: string, _: Before, form: FormData) {
  const [purpose, note] = [text(form, 'purpose'), text(form, 'note')];
  return shown(
    await perform(describeRun, {
      caseId,
      runId,
      ...(purpose === text(form, 'purposeWas') ? {} : { purpose }),
      ...(note === text(form, 'noteWas') ? {} : { note }),
    }),
  );
}

type Choice = Omit<Parameters<typeof recordSelection>[1], 'caseId'>;

/** Records a choice. What a browser sends is checked by the command like any other input. */
export async function recordSelectionAction(caseId: string, choice: Choice) {
  return shown(await perform(recordSelection, { ...choice, caseId }));
}

/** Records a run as somebody states it, and goes where it stands. */
export async function stateRunAction(caseId: string, _: Before, form: FormData) {
  const said: StatedRun = statedRun(text(form, 'said'));
  const reply = shown(
    await perform(stateRun, {
      ...said,
      caseId,
      requestedAt: claimedTime(form, 'requestedAt'),
      receivedAt: claimedTime(form, 'receivedAt'),
      tool: text(form, 'tool'),
      toolVersion: text(form, 'toolVersion'),
      purpose: text(form, 'purpose'),
    }),
  );
  if (!reply.ok) return reply;
  const { workspaceId } = await caseHead(caseId);
  redirect(`/${workspaceId}/cases/${caseId}/runs/${reply.data.runId}`);
}
