'use server';

import { revalidatePath } from 'next/cache';
import { text, textOrNull, texts } from '@/app/form-data';
import { load, perform } from '@/lib/door/perform';
import { loadExhibits } from '@/lib/exhibits/loaders';
import { instantOf } from '@/lib/i18n/zone';
import type { Reply } from '@/lib/kernel/reply';
import { answerAct } from '@/lib/review/commands/answer-act';
import { placeHold, recordNotice, releaseHold } from '@/lib/review/commands/holds';
import { linkElement, unlinkElement } from '@/lib/review/commands/link-element';
import { writeNote } from '@/lib/review/commands/write-note';
import { loadRuns } from '@/lib/runs/loaders';

type Before = Reply<unknown> | null;
type Linked = Parameters<typeof linkElement>[1];

/** Identifiers that nothing has: what an unknown number leads to. */
const NO_EXHIBIT = `exh_${'0'.repeat(26)}`;
const NO_RUN = `run_${'0'.repeat(26)}`;

/** Shows the case anew once something was recorded. */
function shown<T>(reply: Reply<T>): Reply<T> {
  if (reply.ok) revalidatePath('/[workspaceId]/cases/[caseId]', 'layout');
  return reply;
}

async function exhibitNumbered(caseId: string, number: number): Promise<string> {
  const { exhibits } = await load(loadExhibits, { caseId, after: number - 1, limit: 1 });
  return exhibits[0]?.number === number ? exhibits[0].id : NO_EXHIBIT;
}

async function runNumbered(caseId: string, number: number): Promise<string> {
  const { runs } = await load(loadRuns, { caseId, before: number + 1, limit: 1 });
  return runs[0]?.number === number ? runs[0].id : NO_RUN;
}

/** What every link says: bearing, aspects, a note. */
function saidOf(form: FormData): Pick<Linked, 'elements' | 'bearing' | 'aspects' | 'note'> {
  return {
    elements: texts(form, 'elements') as Linked['elements'],
    bearing: text(form, 'bearing') as NonNullable<Linked['bearing']>,
    aspects: texts(form, 'aspects') as NonNullable<Linked['aspects']>,
    note: text(form, 'note'),
  };
}

/** Links an exhibit or a run, named by its number. */
export async function linkRecordAction(caseId: string, _: Before, form: FormData) {
  const number = Math.max(1, Number.parseInt(text(form, 'number'), 10) || 1);
  const kind = text(form, 'kind') === 'run' ? ('run' as const) : ('exhibit' as const);
  const id =
    kind === 'run' ? await runNumbered(caseId, number) : await exhibitNumbered(caseId, number);
  const record = { kind, id, revision: null };
  return shown(await perform(linkElement, { caseId, ...saidOf(form), record }));
}

/** Links the record whose page this is to the elements ticked. */
export async function linkToElementsAction(
  caseId: string,
  record: Linked['record'],
  _: Before,
  form: FormData,
) {
  return shown(await perform(linkElement, { caseId, ...saidOf(form), record }));
}

export async function unlinkElementAction(caseId: string, _: Before, form: FormData) {
  const input = { caseId, linkId: text(form, 'linkId'), reason: text(form, 'reason') };
  return shown(await perform(unlinkElement, input));
}

/** A claimed time of a form with its zone; what no clock showed is refused, not left out. */
function instant(form: FormData, name: string): string {
  const claimed = text(form, name);
  return instantOf(claimed, text(form, `${name}Zone`)) ?? claimed;
}

export async function recordNoticeAction(caseId: string, _: Before, form: FormData) {
  const number = Number.parseInt(text(form, 'number'), 10);
  return shown(
    await perform(recordNotice, {
      caseId,
      kind: text(form, 'kind') as Parameters<typeof recordNotice>[1]['kind'],
      direction: text(form, 'direction') === 'sent' ? 'sent' : 'received',
      happenedAt: instant(form, 'happenedAt'),
      exhibitId: number > 0 ? await exhibitNumbered(caseId, number) : null,
      from: text(form, 'from'),
      to: text(form, 'to'),
      note: text(form, 'note'),
    }),
  );
}

export async function placeHoldAction(caseId: string, _: Before, form: FormData) {
  return shown(
    await perform(placeHold, {
      caseId,
      startsAt: instant(form, 'startsAt'),
      people: texts(form, 'people'),
      noticeId: textOrNull(form, 'noticeId'),
      scope: text(form, 'scope'),
      reason: text(form, 'reason'),
    }),
  );
}

export async function releaseHoldAction(caseId: string, _: Before, form: FormData) {
  const input = { caseId, holdId: text(form, 'holdId'), reason: text(form, 'reason') };
  return shown(await perform(releaseHold, input));
}

/** Says what an act that the record gives to oneself was. */
export async function answerActAction(caseId: string, entry: number, _: Before, form: FormData) {
  return shown(
    await perform(answerAct, {
      caseId,
      entry,
      contributorId: text(form, 'contributorId'),
      meaning: text(form, 'meaning') as Parameters<typeof answerAct>[1]['meaning'],
      reason: text(form, 'reason'),
    }),
  );
}

/** Counsel notes something for themselves; about a record, or the case as a whole. */
export async function writeNoteAction(
  caseId: string,
  record: Parameters<typeof writeNote>[1]['record'],
  _: Before,
  form: FormData,
) {
  return shown(
    await perform(writeNote, {
      caseId,
      record,
      mark: textOrNull(form, 'mark') as Parameters<typeof writeNote>[1]['mark'],
      text: text(form, 'text'),
      elements: texts(form, 'elements') as NonNullable<Parameters<typeof writeNote>[1]['elements']>,
      sharedWith: texts(form, 'sharedWith'),
    }),
  );
}
