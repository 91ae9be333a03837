'use server';

import { redirect } from 'next/navigation';
import { text, texts } from '@/app/form-data';
import { positiveText } from '@/components/review/choices/positive-text';
import { load, perform } from '@/lib/door/perform';
import { sha256Hex } from '@/lib/kernel/digest';
import type { Reply } from '@/lib/kernel/reply';
import { loadRevision } from '@/lib/prompts/loaders';
import { linkElement } from '@/lib/review/commands/link-element';
import { caseHead } from '../../case-head';
import { regionsIn } from '../../runs/later-work/regions-in';

type Linked = Parameters<typeof linkElement>[1];

/** What a form says of every link it makes. */
function saidOf(form: FormData) {
  return {
    elements: ['E7'] satisfies Linked['elements'],
    bearing: text(form, 'bearing') as NonNullable<Linked['bearing']>,
    aspects: texts(form, 'aspects') as NonNullable<Linked['aspects']>,
  };
}

/** The words picked of a revision; a number that is none leads to a place that the entry refuses. */
async function wordsIn(caseId: string, form: FormData): Promise<Pick<Linked, 'record' | 'span'>> {
  const [promptId = '', number] = text(form, 'revision').split('/');
  const revision = Number(number);
  const record = { kind: 'revision' as const, id: promptId, revision };
  const [first, last] = [text(form, 'first'), text(form, 'last')];
  if (first === '' && last === '') return { record, span: null };
  const { document } = await load(loadRevision, { caseId, promptId, revision });
  const whole = positiveText(document);
  const from = first === '' ? 0 : Number(first) - 1;
  const to = last === '' ? whole.length : Number(last);
  const holds = Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from < to;
  if (!holds || to > whole.length) return { record, span: { from: -1, to: -1, sha256: '' } };
  return { record, span: { from, to, sha256: sha256Hex(whole.slice(from, to)) } };
}

/** Marks regions of a picture and words of a prompt as a visible choice, and goes where they stand. */
export async function markChoiceAction(caseId: string, _: Reply<unknown> | null, form: FormData) {
  const said = saidOf(form);
  const note = text(form, 'note');
  const id = text(form, 'exhibitId');
  const links: Pick<Linked, 'record' | 'region' | 'span' | 'note'>[] = [];
  // Words first: of all that a form says they alone can be refused for what is in them.
  if (text(form, 'revision') !== '') links.push({ ...(await wordsIn(caseId, form)), note });
  const record = { kind: 'exhibit' as const, id, revision: null };
  const regions = regionsIn(form);
  for (const { note: about, ...region } of regions)
    links.push({ record, region, note: [about, note].filter(Boolean).join('\n') });
  if (regions.length === 0 && (id !== '' || links.length === 0)) links.push({ record, note });
  for (const link of links) {
    const reply = await perform(linkElement, { caseId, ...said, ...link });
    if (!reply.ok) return reply;
  }
  const { workspaceId } = await caseHead(caseId);
  redirect(`/${workspaceId}/cases/${caseId}/review/choices`);
}
