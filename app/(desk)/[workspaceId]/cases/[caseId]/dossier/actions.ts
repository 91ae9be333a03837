'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { text, texts } from '@/app/form-data';
import { perform } from '@/lib/door/perform';
import { openDossier } from '@/lib/dossier/commands/open';
import { cancelDossier, requestDossier } from '@/lib/dossier/commands/request';
import type { Reply } from '@/lib/kernel/reply';
import { openVolume } from '@/lib/volumes/commands/open-volume';

type Wish = Parameters<typeof requestDossier>[1];
type Opening = Parameters<typeof openDossier>[1];

function showAnew(): void {
  revalidatePath('/[workspaceId]/cases/[caseId]', 'layout');
}

/** Asks for an export and goes to where its progress stands. */
export async function requestDossierAction(
  caseId: string,
  room: string,
  _before: Reply<unknown> | null,
  form: FormData,
): Promise<Reply<unknown>> {
  const withheld = texts(form, 'withheld');
  const reply = await perform(requestDossier, {
    caseId,
    // Words outside the vocabularies are refused by the command.
    language: text(form, 'language') as NonNullable<Wish['language']>,
    paper: text(form, 'paper') as NonNullable<Wish['paper']>,
    recipient: text(form, 'recipient'),
    reason: text(form, 'reason'),
    withheld,
    withholdingReason: withheld.length > 0 ? text(form, 'withholdingReason') : '',
    devices: text(form, 'devices') !== '',
    // An earlier state without a number is refused, and is never taken for the present one.
    ...(text(form, 'covers') === 'earlier'
      ? { size: Number.parseInt(text(form, 'size'), 10) }
      : {}),
  });
  if (!reply.ok) return reply;
  showAnew();
  redirect(`${room}#${reply.data.dossierId}`);
}

export async function cancelDossierAction(caseId: string, dossierId: string) {
  const reply = await perform(cancelDossier, { caseId, dossierId });
  if (reply.ok) showAnew();
  return reply;
}

export async function openDossierAction(
  caseId: string,
  dossierId: string,
  _before: unknown,
  form: FormData,
) {
  // Anything but the two parts is refused by the command.
  const part = text(form, 'part') as Opening['part'];
  const reply = await perform(openDossier, { caseId, dossierId, part });
  if (reply.ok) showAnew();
  return reply;
}

export async function openVolumeAction(
  caseId: string,
  dossierId: string,
  _before: unknown,
  form: FormData,
) {
  // Anything but a place among the files is refused by the command.
  const file = Number(text(form, 'file'));
  const reply = await perform(openVolume, { caseId, dossierId, file });
  if (reply.ok) showAnew();
  return reply;
}
