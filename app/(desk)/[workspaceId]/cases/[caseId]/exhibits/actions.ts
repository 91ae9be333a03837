'use server';

import { revalidatePath } from 'next/cache';
import { text, textOrNull } from '@/app/form-data';
import { type Said, saidChanges } from '@/components/exhibits/said-change';
import { load, perform } from '@/lib/door/perform';
import {
  describeExhibit,
  lowerClass,
  relateExhibits,
  withdrawRelation,
} from '@/lib/exhibits/commands/describe';
import { openOriginal } from '@/lib/exhibits/commands/open-original';
import { readAgain } from '@/lib/exhibits/commands/read-again';
import { loadExhibits } from '@/lib/exhibits/loaders';
import { instantOf } from '@/lib/i18n/zone';
import type { Reply } from '@/lib/kernel/reply';

type Before = Reply<unknown> | null;

/** An identifier that no exhibit has: what an unknown number leads to. */
const NOBODY = `exh_${'0'.repeat(26)}`;

/** Shows the case anew once something was recorded. */
function shown<T>(reply: Reply<T>): Reply<T> {
  if (reply.ok) revalidatePath('/[workspaceId]/cases/[caseId]', 'layout');
  return reply;
}

export async function describeAction(caseId: string, exhibitId: string, _: Before, form: FormData) {
  const claimed = text(form, 'happenedAt');
  const now: Said = {
    title: text(form, 'title'),
    label: text(form, 'label'),
    description: text(form, 'description'),
    acquisition: text(form, 'acquisition'),
    authority: text(form, 'authority'),
    source: text(form, 'source'),
    licence: text(form, 'licence'),
    supplierId: textOrNull(form, 'supplierId'),
    // A time that no clock of the zone showed is refused, not left out.
    happenedAt:
      claimed === '' ? null : (instantOf(claimed, text(form, 'happenedAtZone')) ?? claimed),
  };
  const changes = saidChanges(text(form, 'was'), now);
  return shown(await perform(describeExhibit, { caseId, exhibitId, ...changes }));
}

/** Shows the page anew at once, so that a reading that is quick enough stands there. */
export async function readAgainAction(caseId: string, exhibitId: string, _: Before) {
  return shown(await perform(readAgain, { caseId, exhibitId }));
}

export async function relateAction(caseId: string, exhibitId: string, _: Before, form: FormData) {
  const number = text(form, 'toNumber').trim();
  const toId = /^\d{1,9}$/.test(number) ? await idOfNumber(caseId, Number(number)) : NOBODY;
  const relation = text(form, 'relation') as Parameters<typeof relateExhibits>[1]['relation'];
  return shown(await perform(relateExhibits, { caseId, exhibitId, relation, toId }));
}

/** Numbers are given in order, so the first exhibit after the one before is it, or there is none. */
async function idOfNumber(caseId: string, number: number): Promise<string> {
  const { exhibits } = await load(loadExhibits, {
    caseId,
    after: Math.max(0, number - 1),
    limit: 1,
  });
  return exhibits.find((exhibit) => exhibit.number === number)?.id ?? NOBODY;
}

export async function withdrawAction(caseId: string, _: Before, form: FormData) {
  const relationId = text(form, 'relationId');
  return shown(
    await perform(withdrawRelation, { caseId, relationId, reason: text(form, 'reason') }),
  );
}

export async function lowerClassAction(
  caseId: string,
  exhibitId: string,
  _: Before,
  form: FormData,
) {
  const to = text(form, 'to') as Parameters<typeof lowerClass>[1]['to'];
  const reason = text(form, 'reason');
  return shown(await perform(lowerClass, { caseId, exhibitId, to, reason }));
}

/** Records who opens an original and how, then answers where its bytes are. */
export async function openOriginalAction(
  caseId: string,
  exhibitId: string,
  way: 'view' | 'download',
  version?: number,
) {
  const input = { caseId, exhibitId, way, ...(version ? { version } : {}) };
  return shown(await perform(openOriginal, input));
}
